package io.aftershock.exporter.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.exporter.alert.AlertLife;
import io.aftershock.exporter.alert.Breaches;
import io.aftershock.exporter.alert.Links;
import io.aftershock.exporter.push.Outcome.Kind;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.config.AlertsConfig.AlertmanagerConfig;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
class FindingsFeedTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private NatsServer server;
    private Connection connection;
    private Ears ears;

    @BeforeEach
    void start() throws Exception {
        server = NatsServer.create("hub", ServerPorts.claim(), folder, "jetstream { store_dir: store }\n")
                .start()
                .awaitReady(PATIENCE);
        connection = Nats.connect(server.clientUrl());
        ears = new Ears();
        createStream();
    }

    @AfterEach
    void stop() throws Exception {
        ears.close();
        connection.close();
        server.close();
    }

    @Test
    void tellsWhatIsOpenAfterARestartAndWhatClosedMeanwhile() throws Exception {
        publish("RETRY_001", 1, BreachState.OPENED);
        publish("LIMIT_001", 1, BreachState.OPENED);
        try (FindingsFeed feed = feed()) {
            awaitHeard("RETRY_001", false);
            awaitHeard("LIMIT_001", false);
            assertThat(feed).isNotNull();
        }
        publish("LIMIT_001", 2, BreachState.CLOSED);
        try (Ears later = new Ears()) {
            ears.close();
            ears = later;
            try (FindingsFeed feed = feed()) {
                awaitHeard("RETRY_001", false);
                awaitHeard("LIMIT_001", true);
                assertThat(feed).isNotNull();
            }
            assertThat(later.taken().get(0)).as("both in the first word").contains("RETRY_001", "LIMIT_001");
        }
    }

    @Test
    void goesOnTellingWhatHeldWhenTheStreamIsDeletedAndHearsTheNewOne() throws Exception {
        publish("RETRY_001", 1, BreachState.OPENED);
        try (FindingsFeed feed = feed()) {
            awaitHeard("RETRY_001", false);
            connection.jetStreamManagement().deleteStream("FINDINGS");
            int before = ears.taken().size();
            Deadline.in(PATIENCE).await("it is told again", () -> ears.taken().size() >= before + 3);
            assertThat(ears.taken()).allMatch(body -> body.contains("RETRY_001"));

            createStream();
            publish("RETRY_001", 2, BreachState.CLOSED);
            publish("LIMIT_001", 1, BreachState.OPENED);
            awaitHeard("LIMIT_001", false);
            awaitHeard("RETRY_001", true);
            assertThat(feed).isNotNull();
        }
    }

    @Test
    void tellsNothingWithoutAStreamAndAllOnceThereIsOne() throws Exception {
        connection.jetStreamManagement().deleteStream("FINDINGS");
        try (FindingsFeed feed = feed()) {
            createStream();
            publish("RETRY_001", 1, BreachState.OPENED);
            awaitHeard("RETRY_001", false);
            assertThat(feed).isNotNull();
        }
    }

    private FindingsFeed feed() throws Exception {
        Pusher pusher = new Pusher(
                new AlertmanagerReceiver(new AlertmanagerConfig(ears.url(), null, null, null), 1_000),
                new Ledger(200, 300_000, 100));
        Notifier notifier = new Notifier(
                new AlertLife(Severity.WARNING, Map.of(), Links.NONE),
                List.of(pusher.start()),
                System::currentTimeMillis);
        FindingsConfig findings = new FindingsConfig(
                new NatsEndpoint(List.of(server.clientUrl()), null, null),
                FindingsConfig.Mode.JETSTREAM,
                "FINDINGS",
                "findings");
        assertThat(pusher.counts().of(Kind.SENT)).isZero();
        return FindingsFeed.start(findings, notifier, Instant.now());
    }

    private void createStream() throws Exception {
        connection
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name("FINDINGS")
                        .subjects("findings.>")
                        .storageType(StorageType.Memory)
                        .build());
    }

    private void publish(String check, int revision, BreachState state) throws Exception {
        connection
                .jetStream()
                .publish(
                        "findings.breach.c1",
                        Lines.json(Breaches.at(revision, check, revision, state, Severity.WARNING, "A", null, false)));
    }

    private void awaitHeard(String check, boolean ended) {
        Deadline.in(PATIENCE)
                .await(
                        check + (ended ? " ends" : " fires"),
                        () -> ears.taken().stream()
                                .flatMap(FindingsFeedTest::alerts)
                                .anyMatch(alert -> alert.path("labels")
                                                .path("alertname")
                                                .asText()
                                                .equals(check)
                                        && isEnded(alert) == ended));
    }

    /** What fires is said to end minutes from now. */
    private static boolean isEnded(JsonNode alert) {
        return Instant.parse(alert.path("endsAt").asText())
                .isBefore(Instant.now().plusSeconds(60));
    }

    private static Stream<JsonNode> alerts(String body) {
        try {
            return StreamSupport.stream(JSON.readTree(body).spliterator(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
