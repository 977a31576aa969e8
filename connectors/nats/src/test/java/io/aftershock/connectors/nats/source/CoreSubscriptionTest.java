package io.aftershock.connectors.nats.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.CoreSubscription;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.testing.StreamServer;
import io.aftershock.connectors.nats.testing.TelemetryJob;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that is listened to, with nothing that stores what it says. */
@NeedsNatsServer
class CoreSubscriptionTest {

    private static final String SUBJECT = "$JS.EVENT.ADVISORY.X";
    private static final String USERS = """
            authorization { users: [
              {user: admin, password: admin}
              {user: deaf, password: deaf, permissions: {subscribe: "_INBOX.>"}}
            ] }
            """;

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension();

    @TempDir
    Path folder;

    private StreamServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = StreamServer.start(folder, "n1", USERS, "admin:admin");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void emitsWhatItHearsAndTellsWhenNobodyListened() throws Exception {
        try (TelemetryJob job = TelemetryJob.start(source("admin"))) {
            job.awaitCaughtUp();
            publish(0, 100);
            job.awaitBodies(100);
            server.kill();
            job.awaitStatus(Condition.CUT_OFF);
            server.startAgain();
            job.awaitStatus(Condition.RESTORED);
            job.awaitCaughtUp();
            publish(100, 100);
            job.awaitBodies(200);

            assertThat(job.bodies()).isEqualTo(numbers(0, 200));
            assertThat(job.rows())
                    .filteredOn(row -> row.kind() == Kind.EVENT)
                    .allSatisfy(row -> assertThat(row.account()).isEqualTo("ACME"));
            assertThat(job.eventConditions())
                    .containsExactly(Condition.GAP, Condition.CUT_OFF, Condition.RESTORED, Condition.GAP);
            SourceStatus gap = job.events().get(3);
            assertThat(gap.source()).isEqualTo("inside");
            assertThat(gap.messages()).isZero();
            assertThat(gap.detail()).contains("what was published from 20").contains("was heard by nobody");
        }
    }

    @Test
    void dropsAndCountsWhatTheJobDoesNotTake() throws Exception {
        try (TelemetryJob job = TelemetryJob.startHeldAt(1, source("admin"))) {
            job.awaitStatus(Condition.GAP); // from here on it listens
            byte[] body = new byte[100_000];
            for (int i = 0; i < 400; i++) {
                server.connection().publish(SUBJECT, body);
            }
            server.connection().flush(Duration.ofSeconds(5));
            Deadline.in(Duration.ofSeconds(20)).await("all are delivered", () -> mostDelivered() >= 400);
            job.goOn();
            job.awaitCaughtUp();
            int heard = job.bodies().size();
            long dropped =
                    job.events().stream().mapToLong(SourceStatus::messages).sum();

            assertThat(dropped).isPositive();
            assertThat(heard + dropped).isEqualTo(400);
        }
    }

    @Test
    void isRefusedIfItMayNotListen() throws Exception {
        try (TelemetryJob job = TelemetryJob.start(source("deaf"))) {
            job.awaitStatus(Condition.REFUSED);
            assertThat(job.eventConditions()).doesNotContain(Condition.GAP);
        }
    }

    /** How many messages the connection was sent that was sent most. */
    private long mostDelivered() {
        String page = server.process().monitoring().get("/connz").orElse("");
        return Pattern.compile("\"out_msgs\": (\\d+)")
                .matcher(page)
                .results()
                .mapToLong(count -> Long.parseLong(count.group(1)))
                .max()
                .orElse(0);
    }

    private JetStreamTelemetrySource source(String user) throws Exception {
        Path file = Files.writeString(folder.resolve(user + ".user"), user + ":" + user);
        NatsEndpoint endpoint = server.endpoint(
                new NatsEndpoint.Credentials(NatsEndpoint.Credentials.Kind.USER_PASSWORD, file.toString()));
        CoreSubscription inside = new CoreSubscription("inside", endpoint, "ACME", List.of("$JS.EVENT.ADVISORY.>"));
        return JetStreamTelemetrySource.continuous(
                List.of(new ClusterTelemetry("c1", List.of(), List.of(inside))), StartingPosition.all());
    }

    private void publish(int from, int count) throws Exception {
        for (String number : numbers(from, count)) {
            server.connection().publish(SUBJECT, number.getBytes(StandardCharsets.UTF_8));
        }
        server.connection().flush(Duration.ofSeconds(5));
    }

    private static List<String> numbers(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Integer::toString).toList();
    }
}
