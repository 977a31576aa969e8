package io.aftershock.connectors.synadia;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.synadia.testing.CollectingJob;
import io.aftershock.connectors.synadia.testing.FleetServer;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
class SynadiaTelemetrySourceTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension();

    @TempDir
    Path folder;

    private FleetServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = FleetServer.start(folder, "o1");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void emitsWhatTheLayoutSaysAndWhenTheStreamStoredIt() throws Exception {
        long before = System.currentTimeMillis();
        server.publish("c1", 0, 1);
        try (CollectingJob job = CollectingJob.start(source("c1"))) {
            job.awaitBody("c1", "0");
            TelemetryRow row = job.rows().stream()
                    .filter(r -> r.kind() == Kind.EVENT)
                    .findFirst()
                    .orElseThrow();

            assertThat(row.account()).isEqualTo("ACME");
            assertThat(row.subject()).isEqualTo("$JS.EVENT.ADVISORY.API");
            assertThat(row.receivedMillis()).isBetween(before, System.currentTimeMillis());
        }
    }

    @Test
    void readsClustersOfSeveralServersToTheirEnds() throws Exception {
        try (FleetServer other = FleetServer.start(folder, "o2")) {
            server.publish("c1", 0, 300);
            server.publish("c2", 0, 200);
            other.publish("c2", 200, 100);
            List<ClusterTelemetry> fleet = List.of(
                    new ClusterTelemetry("c1", List.of(server.capture("c1"))),
                    new ClusterTelemetry("c2", List.of(server.capture("c2"), other.capture("c2"))),
                    new ClusterTelemetry("empty", List.of(server.capture("empty"))));
            try (CollectingJob job =
                    CollectingJob.start(SynadiaTelemetrySource.bounded(fleet, StartingPosition.all()))) {
                job.awaitEnd();

                assertThat(job.bodies("c1")).isEqualTo(numbers(0, 300));
                assertThat(job.bodies("c2")).containsExactlyInAnyOrderElementsOf(numbers(0, 300));
                assertThat(job.events())
                        .containsExactly(Condition.END_OF_INPUT, Condition.END_OF_INPUT, Condition.END_OF_INPUT);
            }
        }
    }

    @Test
    void losesAndDoublesNothingWhenItsServerCrashesInTheMiddle() throws Exception {
        server.publish("c1", 0, 20_000);
        try (CollectingJob job = CollectingJob.start(source("c1"))) {
            job.awaitBody("c1", "100");
            server.kill();
            job.awaitEvent(Condition.CUT_OFF);
            server.startAgain();
            server.publish("c1", 20_000, 100);
            job.awaitBody("c1", "20099");

            assertThat(job.bodies("c1")).isEqualTo(numbers(0, 20_100));
            assertThat(job.events()).containsExactly(Condition.CUT_OFF, Condition.RESTORED);
        }
    }

    @Test
    void readsOnWhenItsServerCrashesAgainAndAgain() throws Exception {
        try (CollectingJob job = CollectingJob.start(source("c1"))) {
            for (int crash = 0; crash < 4; crash++) {
                server.publish("c1", crash * 100, 100);
                job.awaitBody("c1", Integer.toString(crash * 100 + 99));
                server.kill();
                server.startAgain();
            }
            server.publish("c1", 400, 100);
            job.awaitBody("c1", "499");

            assertThat(job.bodies("c1")).isEqualTo(numbers(0, 500));
            Deadline.in(Duration.ofSeconds(20)).await("one connection is left", this::oneConnectionIsLeft);
        }
    }

    @Test
    void resumesBehindTheLastRowOfASavepoint() throws Exception {
        server.publish("c1", 0, 100);
        String savepoint;
        try (CollectingJob job = CollectingJob.start(source("c1"))) {
            job.awaitBody("c1", "99");
            savepoint = job.stopWithSavepoint(folder);
        }
        server.publish("c1", 100, 50);
        try (CollectingJob job = CollectingJob.startFrom(savepoint, source("c1"))) {
            job.awaitBody("c1", "149");

            assertThat(job.bodies("c1")).isEqualTo(numbers(100, 50));
        }
    }

    @Test
    void repeatsOnlyWhatIsYoungerThanTheCheckpointThatItGoesBackTo() throws Exception {
        server.publish("c1", 0, 20_000);
        try (CollectingJob job = CollectingJob.startFailingAt(15_000, 50, source("c1"))) {
            job.awaitBody("c1", "19999");
            List<String> bodies = job.bodies("c1");

            assertThat(new HashSet<>(bodies)).hasSize(20_000);
            // One piece is read twice: up to the failure, and from the checkpoint on.
            List<Integer> backwards = IntStream.range(1, bodies.size())
                    .filter(i -> Integer.parseInt(bodies.get(i)) != Integer.parseInt(bodies.get(i - 1)) + 1)
                    .boxed()
                    .toList();
            assertThat(backwards).hasSize(1);
            System.out.printf("%d of 20000 rows came twice%n", bodies.size() - 20_000);
        }
    }

    @Test
    void readsOnAfterATaskFailedBeforeItsFirstCheckpoint() throws Exception {
        server.publish("c1", 0, 100);
        long never = Duration.ofDays(1).toMillis();
        try (CollectingJob job = CollectingJob.startFailingAt(50, never, source("c1"))) {
            job.awaitBody("c1", "99");

            assertThat(new HashSet<>(job.bodies("c1"))).hasSize(100);
        }
    }

    @Test
    void readsAStreamThatWasMadeAnewFromItsBeginning() throws Exception {
        server.publish("c1", 0, 100);
        String savepoint;
        try (CollectingJob job = CollectingJob.start(source("c1"))) {
            job.awaitBody("c1", "99");
            savepoint = job.stopWithSavepoint(folder);
        }
        server.deleteStream();
        server.createStream();
        server.publish("c1", 100, 50);
        try (CollectingJob job = CollectingJob.startFrom(savepoint, source("c1"))) {
            job.awaitBody("c1", "149");

            assertThat(job.bodies("c1")).isEqualTo(numbers(100, 50));
            assertThat(job.events()).containsExactly(Condition.STREAM_RECREATED);
        }
    }

    @Test
    void startsWhereItIsTold() throws Exception {
        server.publish("c1", 0, 10);
        Instant between = Instant.ofEpochMilli(System.currentTimeMillis() + 1);
        Deadline.in(Duration.ofSeconds(5))
                .await("the next millisecond", () -> Instant.now().isAfter(between));
        server.publish("c1", 10, 10);
        ClusterTelemetry cluster = new ClusterTelemetry("c1", List.of(server.capture("c1")));
        try (CollectingJob job = CollectingJob.start(
                SynadiaTelemetrySource.bounded(List.of(cluster), StartingPosition.since(between)))) {
            job.awaitEnd();

            assertThat(job.bodies("c1")).isEqualTo(numbers(10, 10));
        }
    }

    @Test
    void leavesNoThreadAndNoConnectionBehind() throws Exception {
        server.publish("c1", 0, 20_000);
        try (CollectingJob job = CollectingJob.start(source("c1"))) {
            job.awaitBody("c1", "100"); // in the middle, so that its client has messages that nobody takes
        }
        Deadline.in(Duration.ofSeconds(20)).await("no connection is left", () -> connections() == 0);
        Deadline.in(Duration.ofSeconds(20))
                .await(
                        "no thread is left",
                        () -> Thread.getAllStackTraces().keySet().stream()
                                .noneMatch(thread -> thread.getName().contains("aftershock-synadia")));
    }

    @Test
    void usesTheClientThatTheProjectPins() {
        assertThat(io.nats.client.Nats.CLIENT_VERSION).startsWith("2.26.");
    }

    private boolean oneConnectionIsLeft() {
        return connections() == 1;
    }

    private int connections() {
        try {
            return server.connectionsOfTheSource();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private SynadiaTelemetrySource source(String cluster) {
        return SynadiaTelemetrySource.of(new ClusterTelemetry(cluster, List.of(server.capture(cluster))));
    }

    private static List<String> numbers(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Integer::toString).toList();
    }
}
