package io.aftershock.connectors.nats.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.testing.StreamServer;
import io.aftershock.connectors.nats.testing.TelemetryJob;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.testkit.junit.NeedsNatsServer;
import java.nio.file.Files;
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
class StreamMishapsTest {

    private static final String SUBJECT = "fleet.c1.adv.ACME.API";
    private static final String USERS = """
            accounts { FLEET: { jetstream: enabled, users: [
              { user: admin, password: admin }
              { user: reader, password: right }
              { user: stranger, password: right, permissions: { publish: "nothing" } }
            ] } }
            """;

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension();

    @TempDir
    Path folder;

    private StreamServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = StreamServer.start(folder, "o1", USERS, "admin:admin");
        server.createStream("FLEET", "fleet.>");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void readsAStreamThatWasMadeAnewFromItsFirstMessage() throws Exception {
        server.publish(SUBJECT, 0, 20);
        try (TelemetryJob job = TelemetryJob.start(sourceAs("reader:right"))) {
            job.awaitBodies(20);
            server.management().deleteStream("FLEET");
            job.awaitStatus(Condition.CUT_OFF);
            server.createStream("FLEET", "fleet.>");
            server.publish(SUBJECT, 100, 30);
            job.awaitBodies(50);
            job.awaitCaughtUp();

            assertThat(job.bodies())
                    .isEqualTo(IntStream.concat(IntStream.range(0, 20), IntStream.range(100, 130))
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(job.eventConditions())
                    .containsExactly(Condition.CUT_OFF, Condition.RESTORED, Condition.STREAM_RECREATED);
        }
    }

    @Test
    void tellsHowManyMessagesWerePurgedWhileNobodyRead() throws Exception {
        server.publish(SUBJECT, 0, 20);
        String savepoint;
        try (TelemetryJob job = TelemetryJob.start(sourceAs("reader:right"))) {
            job.awaitBodies(20);
            savepoint = job.stopWithSavepoint(folder);
        }
        server.publish(SUBJECT, 20, 15);
        server.management().purgeStream("FLEET");
        server.publish(SUBJECT, 35, 5);
        try (TelemetryJob job = TelemetryJob.startFrom(savepoint, sourceAs("reader:right"))) {
            job.awaitBodies(5);
            job.awaitCaughtUp();

            assertThat(job.bodies()).containsExactly("35", "36", "37", "38", "39");
            assertThat(job.events()).singleElement().satisfies(gap -> {
                assertThat(gap.condition()).isEqualTo(Condition.GAP);
                assertThat(gap.messages()).isEqualTo(15);
            });
        }
    }

    @Test
    void missesNothingWhenOnlyMessagesOfOthersWerePurged() throws Exception {
        server.publish(SUBJECT, 0, 20);
        String savepoint;
        try (TelemetryJob job = TelemetryJob.start(sourceAs("reader:right"))) {
            job.awaitBodies(20);
            server.publish("fleet.c2.adv.ACME.API", 0, 50);
            job.awaitCaughtUp();
            savepoint = job.stopWithSavepoint(folder);
        }
        server.management().purgeStream("FLEET");
        server.publish(SUBJECT, 20, 5);
        try (TelemetryJob job = TelemetryJob.startFrom(savepoint, sourceAs("reader:right"))) {
            job.awaitBodies(5);

            assertThat(job.bodies()).containsExactly("20", "21", "22", "23", "24");
            assertThat(job.events()).isEmpty();
        }
    }

    @Test
    void makesALostConsumerAnewAtItsPosition() throws Exception {
        server.publish(SUBJECT, 0, 20);
        try (TelemetryJob job = TelemetryJob.start(sourceAs("reader:right"))) {
            job.awaitBodies(20);
            for (String consumer : server.management().getConsumerNames("FLEET")) {
                server.management().deleteConsumer("FLEET", consumer);
            }
            job.awaitStatus(Condition.CONSUMER_LOST);
            server.publish(SUBJECT, 20, 20);
            job.awaitBodies(40);
            job.awaitCaughtUp();

            assertThat(job.bodies())
                    .isEqualTo(
                            IntStream.range(0, 40).mapToObj(Integer::toString).toList());
            assertThat(job.eventConditions()).containsExactly(Condition.CONSUMER_LOST);
        }
    }

    @Test
    void readsOnWhenRefusedCredentialsAreMended() throws Exception {
        server.publish(SUBJECT, 0, 5);
        Path secret = folder.resolve("secret");
        try (TelemetryJob job = TelemetryJob.start(sourceAs("reader:wrong"))) {
            job.awaitStatus(Condition.REFUSED);
            Files.writeString(secret, "reader:right");
            job.awaitBodies(5);

            assertThat(job.eventConditions()).containsExactly(Condition.REFUSED, Condition.RESTORED);
            assertThat(job.statuses().stream().map(SourceStatus::detail)).noneMatch(text -> text.contains("wrong"));
        }
    }

    @Test
    void saysWhichPermissionIsMissing() throws Exception {
        server.publish(SUBJECT, 0, 5);
        try (TelemetryJob job = TelemetryJob.start(sourceAs("stranger:right"))) {
            job.awaitStatus(Condition.REFUSED);

            assertThat(job.events().get(0).detail()).contains("$JS.API.STREAM.INFO.FLEET");
        }
    }

    private JetStreamTelemetrySource sourceAs(String userAndPassword) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), userAndPassword);
        NatsEndpoint endpoint = server.endpoint(new Credentials(Credentials.Kind.USER_PASSWORD, secret.toString()));
        return JetStreamTelemetrySource.continuous(
                List.of(new ClusterTelemetry("c1", List.of(server.capture("c1", endpoint)))), StartingPosition.all());
    }
}
