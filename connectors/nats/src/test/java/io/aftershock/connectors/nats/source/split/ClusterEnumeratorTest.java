package io.aftershock.connectors.nats.source.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.source.Boundedness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClusterEnumeratorTest {

    private static final Set<String> FIVE = Set.of("c1", "c2", "c3", "c4", "c5");

    private final FakeEnumeratorContext context = new FakeEnumeratorContext(2);

    @Test
    void sharesTheClustersEvenlyInTheOrderOfTheirNames() {
        ClusterEnumerator enumerator = enumerator(FIVE, null);
        register(enumerator, 1);
        register(enumerator, 0);

        assertThat(context.clustersOf(0)).containsExactly("c1", "c3", "c5");
        assertThat(context.clustersOf(1)).containsExactly("c2", "c4");
        assertThat(enumerator.snapshotState(1))
                .isEqualTo(new AssignedClusters(List.of("c1", "c2", "c3", "c4", "c5"), List.of()));
    }

    @Test
    void givesAFailedReadersClustersBackToItWithTheirPositions() {
        ClusterEnumerator enumerator = enumerator(FIVE, null);
        register(enumerator, 0);
        register(enumerator, 1);
        ClusterSplit read = new ClusterSplit("c2", Map.of("o1", new StreamPosition(7, 42)));

        context.fail(1);
        enumerator.addSplitsBack(List.of(read), 1);
        assertThat(enumerator.snapshotState(1).waiting()).containsExactly(read);
        register(enumerator, 1);

        assertThat(context.splitsOf(1)).containsExactly(read);
    }

    @Test
    void assignsOnlyNewClustersAfterARestore() {
        ClusterEnumerator enumerator =
                enumerator(Set.of("c1", "c2", "c3"), new AssignedClusters(List.of("c1", "c2"), List.of()));
        register(enumerator, 0);
        register(enumerator, 1);

        assertThat(context.clustersOf(0)).containsExactly("c3");
        assertThat(context.clustersOf(1)).isEmpty();
    }

    @Test
    void forgetsAClusterThatHasLeftTheConfiguration() {
        AssignedClusters before = new AssignedClusters(List.of("c1", "c2"), List.of(ClusterSplit.unread("c3")));
        ClusterEnumerator enumerator = enumerator(Set.of("c1"), before);

        assertThat(enumerator.snapshotState(1)).isEqualTo(new AssignedClusters(List.of("c1"), List.of()));
    }

    @Test
    void saysThatNoMoreSplitsComeOnlyIfTheInputIsBounded() {
        register(enumerator(FIVE, null), 0);
        assertThat(context.finishedReaders()).isEmpty();

        register(new ClusterEnumerator(FIVE, context, Boundedness.BOUNDED, null), 1);
        assertThat(context.finishedReaders()).containsExactly(1);
    }

    private ClusterEnumerator enumerator(Set<String> clusters, @Nullable AssignedClusters remembered) {
        return new ClusterEnumerator(clusters, context, Boundedness.CONTINUOUS_UNBOUNDED, remembered);
    }

    private void register(ClusterEnumerator enumerator, int reader) {
        context.register(reader);
        enumerator.addReader(reader);
    }
}
