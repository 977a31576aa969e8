package io.aftershock.connectors.nats.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.directory.DirectoryEvent.Left;
import io.aftershock.connectors.nats.directory.FleetEnumerator.Remembered;
import io.aftershock.connectors.nats.directory.FleetEnumerator.Traits;
import io.aftershock.connectors.nats.source.split.ClusterSplit;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.Boundedness;
import org.junit.jupiter.api.Test;

/** Definitions are single words here, so that an event reads {@code 0 c1=x}: reader 0 was told that c1 is x. */
class FleetEnumeratorTest {

    private static final ClusterSplit READ = new ClusterSplit("c2", Map.of("o1", new StreamPosition(7, 42)));

    private final FakeEnumeratorContext context = new FakeEnumeratorContext(2);

    @Test
    void sharesTheClustersEvenlyOnceAllReadersAreThere() {
        var enumerator = enumerator(fleet("c1 c2 c3 c4 c5"));
        enumerator.start();
        register(enumerator, 1);
        assertThat(context.clustersOf(1)).isEmpty();
        register(enumerator, 0);

        assertThat(context.clustersOf(0)).containsExactly("c1", "c3", "c5");
        assertThat(context.clustersOf(1)).containsExactly("c2", "c4");
        assertThat(context.told()).containsExactly("0 c1=x", "1 c2=x", "0 c3=x", "1 c4=x", "0 c5=x");
    }

    @Test
    void handsOutAnewWhatReadersReportAfterARestart() {
        var enumerator = enumerator(fleet("c1 c2 c3"));
        enumerator.start();
        register(enumerator, 0, ClusterSplit.unread("c1"));
        register(enumerator, 1, READ);

        assertThat(context.clustersOf(0)).containsExactly("c1", "c3");
        assertThat(context.splitsOf(1)).containsExactly(READ);
    }

    @Test
    void keepsThePositionsOfClustersThatTheDirectoryHasNotToldYet() {
        var enumerator = enumerator(fleet("c1"));
        enumerator.found(fleetOf(fleet("c1")), false);
        register(enumerator, 0, READ);
        register(enumerator, 1);
        assertThat(enumerator.snapshotState(1).waiting()).containsExactly(READ);

        enumerator.found(fleetOf(fleet("c1 c2")), true);
        assertThat(context.splitsOf(1)).containsExactly(READ);
    }

    @Test
    void hasItSaidThatAClusterHasLeftWhileNobodyLookedAndForgetsItsPositions() {
        var enumerator = started("c1");
        context.fail(1);
        register(enumerator, 1, READ);

        assertThat(context.told()).containsExactly("1 c2 removed");
        enumerator.handleSourceEvent(1, new Left("c2"));
        assertThat(enumerator.snapshotState(1)).isEqualTo(new Remembered<>(List.of("c1"), List.of()));
        enumerator.found(fleetOf(fleet("c1 c2")), true);
        assertThat(context.splitsOf(1)).extracting(ClusterSplit::positions).containsExactly(READ.positions(), Map.of());
    }

    @Test
    void givesAFailedReadersClustersOutAgainWithTheirPositions() {
        var enumerator = started("c1 c2");
        context.fail(1);
        enumerator.addSplitsBack(List.of(READ), 1);
        assertThat(enumerator.snapshotState(1).waiting()).containsExactly(READ);

        context.told();
        register(enumerator, 1);
        assertThat(context.splitsOf(1)).containsExactly(READ);
        assertThat(context.told()).containsExactly("1 c2=x");
    }

    @Test
    void tellsTheReaderOfAClusterWhatHasChangedAndNothingElse() {
        var enumerator = started("c1 c2");
        Map<String, String> changed = fleet("c1 c2 c3");
        changed.put("c2", "y");

        enumerator.found(fleetOf(changed), true);
        assertThat(context.told()).containsExactly("1 c2=y", "0 c3=x");
        enumerator.found(fleetOf(changed), true);
        assertThat(context.told()).isEmpty();
    }

    @Test
    void waitsForTheLastRowBeforeAClusterMayComeBack() {
        var enumerator = started("c1 c2");
        enumerator.found(fleetOf(fleet("c1")), true);
        enumerator.found(fleetOf(fleet("c1 c2")), true);
        assertThat(context.told()).containsExactly("1 c2 removed");

        enumerator.handleSourceEvent(1, new Left("c2"));
        assertThat(context.told()).containsExactly("1 c2=x");
        assertThat(context.splitsOf(1)).containsExactly(ClusterSplit.unread("c2"), ClusterSplit.unread("c2"));
    }

    @Test
    void readsLittleOfThePastOfAClusterThatJoins() {
        long before = System.currentTimeMillis();
        var enumerator = started("c1 c2");
        enumerator.found(new Fleet<>(fleet("c1 c2 c3"), Map.of("c4", "no URL")), true);
        long after = System.currentTimeMillis();

        assertThat(limitsOfAll())
                .containsOnlyKeys("c3", "c4")
                .allSatisfy((cluster, limit) -> assertThat(limit).isBetween(before - 600_000, after - 600_000));
    }

    @Test
    void readsLittleOfThePastOfAClusterThatJoinedWhileTheJobWasDown() {
        var enumerator = enumerator(
                fleet("c1"), Boundedness.CONTINUOUS_UNBOUNDED, new Remembered<>(List.of("c1", "c2"), List.of()));
        enumerator.found(fleetOf(fleet("c1")), false);
        register(enumerator, 0, ClusterSplit.unread("c1"));
        register(enumerator, 1, READ);
        enumerator.found(fleetOf(fleet("c1 c2 c3")), true);

        assertThat(limitsOfAll()).containsOnlyKeys("c3");
    }

    @Test
    void readsAllOfWhatTheBucketListsAtFirst() {
        var enumerator = enumerator(fleet("c1"));
        enumerator.found(fleetOf(fleet("c1")), false);
        register(enumerator, 0);
        enumerator.found(fleetOf(fleet("c1 c2")), true);
        register(enumerator, 1);

        assertThat(limitsOfAll()).isEmpty();
    }

    /** By cluster, from when on it is read; without those that are read as the job was told. */
    private Map<String, Long> limitsOfAll() {
        Map<String, Long> limits = new TreeMap<>();
        for (int reader : List.of(0, 1)) {
            context.splitsOf(reader).stream()
                    .filter(split -> split.notBeforeMillis() > 0)
                    .forEach(split -> limits.put(split.cluster(), split.notBeforeMillis()));
        }
        return limits;
    }

    @Test
    void letsABadEntryChangeNothingButTellsIt() {
        var enumerator = started("c1 c2");
        enumerator.found(new Fleet<>(fleet("c1"), Map.of("c2", "no URL", "c3", "no name")), true);
        assertThat(context.told()).containsExactly("1 c2 BAD_ENTRY", "0 c3 BAD_ENTRY");
        enumerator.found(new Fleet<>(fleet("c1"), Map.of("c2", "no URL", "c3", "no name")), true);
        assertThat(context.told()).isEmpty();

        enumerator.found(new Fleet<>(fleet("c1 c2 c3"), Map.of()), true);
        assertThat(context.told()).containsExactly("1 c2 RESTORED", "0 c3=x", "0 c3 RESTORED");
    }

    @Test
    void doesNotCallAReaderThatIsAway() {
        var enumerator = started("c1 c2");
        context.fail(1);
        enumerator.found(fleetOf(fleet("c1")), true);
        assertThat(context.told()).isEmpty();
    }

    @Test
    void endsABoundedInputAndDoesNotReadItAgain() {
        var enumerator =
                enumerator(fleet("c1 c2"), Boundedness.BOUNDED, new Remembered<>(List.of("c1", "c2"), List.of()));
        enumerator.start();
        register(enumerator, 0);
        register(enumerator, 1, READ);
        assertThat(context.splitsOf(0)).containsExactly(READ);
        assertThat(context.splitsOf(1)).isEmpty();
        assertThat(context.finishedReaders()).containsExactly(0, 1);

        enumerator.handleSourceEvent(0, new Left("c2"));
        assertThat(context.splitsOf(0)).containsExactly(READ);
    }

    private FleetEnumerator<String, ClusterSplit, Remembered<ClusterSplit>> started(String clusters) {
        var enumerator = enumerator(fleet(clusters));
        enumerator.start();
        register(enumerator, 0);
        register(enumerator, 1);
        context.told();
        return enumerator;
    }

    private FleetEnumerator<String, ClusterSplit, Remembered<ClusterSplit>> enumerator(Map<String, String> fleet) {
        return enumerator(fleet, Boundedness.CONTINUOUS_UNBOUNDED, Remembered.nothing());
    }

    private FleetEnumerator<String, ClusterSplit, Remembered<ClusterSplit>> enumerator(
            Map<String, String> fleet, Boundedness boundedness, Remembered<ClusterSplit> remembered) {
        var enumerator = new FleetEnumerator<>(
                FleetDirectory.fixed(fleet),
                context,
                new Traits<ClusterSplit, Remembered<ClusterSplit>>(
                        boundedness, true, ClusterSplit::unread, kept -> kept),
                remembered);
        return enumerator;
    }

    private void register(
            FleetEnumerator<String, ClusterSplit, Remembered<ClusterSplit>> enumerator,
            int reader,
            ClusterSplit... reported) {
        context.register(reader, reported);
        enumerator.addReader(reader);
    }

    private static Fleet<String> fleetOf(Map<String, String> clusters) {
        return new Fleet<>(clusters, Map.of());
    }

    private static Map<String, String> fleet(String names) {
        Map<String, String> fleet = new TreeMap<>();
        List.of(names.split(" ")).forEach(name -> fleet.put(name, "x"));
        return fleet;
    }
}
