package io.aftershock.connectors.nats.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.connectors.nats.testing.StreamServer;
import io.aftershock.connectors.nats.testing.TelemetryJob;
import io.aftershock.model.telemetry.SourceStatus.Condition;
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
    void survivesTheCrashOfItsServer() throws Exception {
        server.publish(SUBJECT, 0, 100);
        try (TelemetryJob job = TelemetryJob.start(source())) {
            job.awaitBodies(100);
            server.kill();
            job.awaitStatus(Condition.CUT_OFF);
            server.startAgain();
            server.publish(SUBJECT, 100, 100);
            job.awaitBodies(200);
            job.awaitCaughtUp();

            assertThat(job.bodies()).isEqualTo(numbers(0, 200));
            assertThat(job.eventConditions()).containsExactly(Condition.CUT_OFF, Condition.RESTORED);
        }
    }

    private JetStreamTelemetrySource source() {
        return JetStreamTelemetrySource.continuous(fleet(), StartingPosition.all());
    }

    private List<ClusterTelemetry> fleet() {
        return List.of(new ClusterTelemetry(
                "c1",
                List.of(new CaptureStream(
                        "o1", server.endpoint(), "FLEET", "fleet.c1.>", SubjectLayout.observatory()))));
    }

    private static List<String> numbers(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Integer::toString).toList();
    }
}
