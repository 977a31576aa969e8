package io.aftershock.connectors.nats.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
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

/**
 * A killed server may lose what it had stored last, and give the same sequences to other messages. What is lost here is lost
 * on purpose: an older copy of the store is put back.
 */
@NeedsNatsServer
class LostTailTest {

    private static final String OURS = "fleet.c1.adv.ACME.API";
    private static final String OTHERS = "fleet.c2.adv.ACME.API";

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension();

    @TempDir
    Path folder;

    private StreamServer server;
    private Path copy;

    @BeforeEach
    void startServer() throws Exception {
        copy = folder.resolve("copy");
        server = StreamServer.start(folder, "o1");
        server.createStream("FLEET", "fleet.>");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void readsWhatTookTheSequencesOfWhatWasLostWhileTheJobWasDown() throws Exception {
        server.publish(OURS, 0, 15);
        copyStore();
        server.publish(OURS, 15, 5);
        String savepoint;
        try (TelemetryJob job = TelemetryJob.start(source())) {
            job.awaitBodies(20);
            savepoint = job.stopWithSavepoint(folder);
        }
        server.publish(OURS, 20, 5); // nobody will ever read these
        server.kill();
        server.putStoreBack(copy);
        server.startAgain();
        server.publish(OURS, 100, 30);
        try (TelemetryJob job = TelemetryJob.startFrom(savepoint, source())) {
            job.awaitBodies(30);
            job.awaitCaughtUp();

            assertThat(job.bodies()).isEqualTo(numbers(100, 130));
            assertThat(job.eventConditions()).containsExactly(Condition.GAP);
            assertThat(job.events().get(0).detail()).contains("lost its newest messages");
        }
    }

    @Test
    void readsOnWithoutStoppingWhenTheServerComesBackWithLess() throws Exception {
        server.publish(OURS, 0, 15);
        copyStore();
        server.publish(OURS, 15, 5);
        try (TelemetryJob job = TelemetryJob.start(source())) {
            job.awaitBodies(20);
            server.kill();
            server.putStoreBack(copy);
            server.startAgain();
            job.awaitStatus(Condition.GAP);
            server.publish(OURS, 100, 30);
            job.awaitBodies(50);
            job.awaitCaughtUp();

            assertThat(job.bodies())
                    .isEqualTo(IntStream.concat(IntStream.range(0, 20), IntStream.range(100, 130))
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(job.eventConditions()).containsExactly(Condition.CUT_OFF, Condition.RESTORED, Condition.GAP);
        }
    }

    @Test
    void readsWhatTookTheSequencesOfLostMessagesOfOthers() throws Exception {
        server.publish(OURS, 0, 15);
        copyStore();
        server.publish(OTHERS, 0, 20);
        String savepoint;
        try (TelemetryJob job = TelemetryJob.start(source())) {
            job.awaitBodies(15);
            job.awaitCaughtUp();
            savepoint = job.stopWithSavepoint(folder);
        }
        server.kill();
        server.putStoreBack(copy);
        server.startAgain();
        server.publish(OURS, 100, 30);
        try (TelemetryJob job = TelemetryJob.startFrom(savepoint, source())) {
            job.awaitBodies(30);
            job.awaitCaughtUp();

            assertThat(job.bodies()).isEqualTo(numbers(100, 130));
            assertThat(job.eventConditions()).containsExactly(Condition.GAP);
        }
    }

    @Test
    void saysNothingIfTheServerComesBackWithAll() throws Exception {
        server.publish(OURS, 0, 20);
        String savepoint;
        try (TelemetryJob job = TelemetryJob.start(source())) {
            job.awaitBodies(20);
            savepoint = job.stopWithSavepoint(folder);
        }
        copyStore();
        server.publish(OURS, 20, 5);
        try (TelemetryJob job = TelemetryJob.startFrom(savepoint, source())) {
            job.awaitBodies(5);
            job.awaitCaughtUp();

            assertThat(job.bodies()).isEqualTo(numbers(20, 25));
            assertThat(job.events()).isEmpty();
        }
    }

    private void copyStore() throws Exception {
        server.kill();
        server.copyStore(copy);
        server.startAgain();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    private JetStreamTelemetrySource source() {
        return JetStreamTelemetrySource.continuous(
                List.of(new ClusterTelemetry("c1", List.of(server.capture("c1")))), StartingPosition.all());
    }
}
