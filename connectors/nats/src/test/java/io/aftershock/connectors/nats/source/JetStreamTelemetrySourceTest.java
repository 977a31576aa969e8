package io.aftershock.connectors.nats.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.testing.StreamServer;
import io.aftershock.connectors.nats.testing.TelemetryJob;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import io.aftershock.testkit.junit.NeedsNatsServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
class JetStreamTelemetrySourceTest {

    private static final String SUBJECT = "fleet.c1.adv.ACME.API";

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension();

    @TempDir
    Path folder;

    private StreamServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = StreamServer.start(folder, "o1");
        server.createStream("FLEET", "fleet.>");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void endsWithTheLastMessageThatTheStreamHeldAtTheStart() throws Exception {
        server.publish(SUBJECT, 0, 500);
        try (TelemetryJob job = TelemetryJob.start(JetStreamTelemetrySource.bounded(fleet(), StartingPosition.all()))) {
            job.awaitEnd();

            assertThat(job.bodies()).isEqualTo(numbers(0, 500));
            assertThat(job.eventConditions()).containsExactly(Condition.END_OF_INPUT);
            assertThat(job.rows().get(job.rows().size() - 1).status().condition())
                    .isEqualTo(Condition.END_OF_INPUT);
        }
    }

    @Test
    void resumesBehindTheLastRowOfASavepoint() throws Exception {
        server.publish(SUBJECT, 0, 100);
        String savepoint;
        try (TelemetryJob job = TelemetryJob.start(source())) {
            job.awaitBodies(100);
            savepoint = job.stopWithSavepoint(folder);
            assertThat(job.bodies()).isEqualTo(numbers(0, 100));
        }
        server.publish(SUBJECT, 100, 50);
        try (TelemetryJob job = TelemetryJob.startFrom(savepoint, source())) {
            job.awaitBodies(50);
            job.awaitCaughtUp();

            assertThat(job.bodies()).isEqualTo(numbers(100, 50));
            assertThat(job.events()).isEmpty();
        }
    }

    @Test
    void losesAndDoublesNothingWhenItsServerCrashesInTheMiddle() throws Exception {
        server.publish(SUBJECT, 0, 10_000);
        try (TelemetryJob job = TelemetryJob.startHeldAt(100, source())) { // 10 000 is more than it fetches ahead
            job.awaitBodies(100);
            server.kill();
            server.startAgain();
            job.goOn();
            server.publish(SUBJECT, 10_000, 100);
            job.awaitBodies(10_100);
            job.awaitCaughtUp();

            assertThat(job.bodies()).isEqualTo(numbers(0, 10_100));
            assertThat(job.eventConditions()).containsExactly(Condition.CUT_OFF, Condition.RESTORED);
        }
    }

    @Test
    void isCutOffWhileItsServerHangs() throws Exception {
        server.publish(SUBJECT, 0, 10);
        try (TelemetryJob job = TelemetryJob.start(source())) {
            job.awaitBodies(10);
            server.process().freeze();
            job.awaitStatus(Condition.CUT_OFF);
            server.process().thaw();
            server.publish(SUBJECT, 10, 10);
            job.awaitBodies(20);
            job.awaitCaughtUp();

            assertThat(job.bodies()).isEqualTo(numbers(0, 20));
            assertThat(job.eventConditions()).containsExactly(Condition.CUT_OFF, Condition.RESTORED);
        }
    }

    @Test
    void mergesTheBacklogsOfTwoStreamsByWhenTheyStoredThem() throws Exception {
        try (StreamServer other = StreamServer.start(folder, "o2")) {
            other.createStream("FLEET", "fleet.>");
            for (int i = 0; i < 3_000; i++) {
                (i % 3 == 0 ? other : server).publish(SUBJECT, i, 1);
            }
            ClusterTelemetry both = new ClusterTelemetry("c1", List.of(server.capture("c1"), other.capture("c1")));
            try (TelemetryJob job =
                    TelemetryJob.start(JetStreamTelemetrySource.bounded(List.of(both), StartingPosition.all()))) {
                job.awaitEnd();

                assertThat(job.bodies()).containsExactlyInAnyOrderElementsOf(numbers(0, 3_000));
                assertThat(job.rows().stream()
                                .filter(row -> row.kind() == Kind.EVENT)
                                .map(TelemetryRow::receivedMillis))
                        .isSorted();
            }
        }
    }

    @Test
    void readsAClusterThoughAnotherCannotBeReached() throws Exception {
        server.publish(SUBJECT, 0, 10);
        NatsEndpoint nobody = new NatsEndpoint(List.of("nats://127.0.0.1:1"), null, null);
        List<ClusterTelemetry> fleet = List.of(
                new ClusterTelemetry("c0", List.of(server.capture("c0", nobody))),
                new ClusterTelemetry("c1", List.of(server.capture("c1"))));
        try (TelemetryJob job =
                TelemetryJob.start(JetStreamTelemetrySource.continuous(fleet, StartingPosition.all()))) {
            job.awaitBodies(10);
            job.awaitStatus(Condition.CUT_OFF);
            job.awaitCaughtUp();
            job.stopWithSavepoint(folder);

            assertThat(job.bodies()).isEqualTo(numbers(0, 10));
            assertThat(job.eventsOf("c0")).containsExactly(Condition.CUT_OFF);
            assertThat(job.rows())
                    .filteredOn(row -> row.cluster().equals("c0"))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(row -> assertThat(row.status().condition()).isEqualTo(Condition.CUT_OFF));
        }
    }

    @Test
    void emitsWhatTheLayoutSaysAndWhenTheStreamStoredIt() throws Exception {
        long before = System.currentTimeMillis();
        server.publish(SUBJECT, 0, 1);
        try (TelemetryJob job = TelemetryJob.start(source())) {
            job.awaitBodies(1);
            TelemetryRow row = job.rows().stream()
                    .filter(r -> r.kind() == Kind.EVENT)
                    .findFirst()
                    .orElseThrow();

            assertThat(row.cluster()).isEqualTo("c1");
            assertThat(row.account()).isEqualTo("ACME");
            assertThat(row.subject()).isEqualTo("$JS.EVENT.ADVISORY.API");
            assertThat(row.receivedMillis()).isBetween(before, System.currentTimeMillis());
        }
    }

    @Test
    void readsMessagesLargerThanItsRequests() throws Exception {
        byte[] large = new byte[3 << 20];
        byte[] huge = new byte[5 << 20];
        for (int i = 0; i < 4; i++) {
            server.publish(SUBJECT, large);
            server.publish(SUBJECT, i, 1);
        }
        server.publish(SUBJECT, huge);
        server.publish(SUBJECT, 4, 1);
        try (TelemetryJob job = TelemetryJob.start(JetStreamTelemetrySource.bounded(fleet(), StartingPosition.all()))) {
            job.awaitEnd();

            int l = large.length;
            assertThat(job.bodies().stream().map(String::length))
                    .containsExactly(l, 1, l, 1, l, 1, l, 1, huge.length, 1);
        }
    }

    private JetStreamTelemetrySource source() {
        return JetStreamTelemetrySource.continuous(fleet(), StartingPosition.all());
    }

    private List<ClusterTelemetry> fleet() {
        return List.of(new ClusterTelemetry("c1", List.of(server.capture("c1"))));
    }

    private static List<String> numbers(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Integer::toString).toList();
    }
}
