package io.aftershock.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.monitor.FleetJob;
import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.KeyValue;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thresholds of a job that runs, changed in the bucket of a real server. What is judged are that server's own audits of calls
 * that fail again and again; the configuration lets nearly all of them fail.
 */
@NeedsNatsServer
class LivePolicyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String THRESHOLD = "checks.JETSTREAM_009.threshold";

    @TempDir
    Path folder;

    private NatsServer server;
    private NatsSession session;
    private KeyValue bucket;

    @BeforeEach
    void startServer() throws Exception {
        server = NatsServer.create("hub", ServerPorts.claim(), folder, "jetstream { store_dir: store }")
                .start()
                .awaitReady(PATIENCE);
        session = NatsSession.open(List.of(server.clientUrl()), "test", "test");
        createStream("ADVISORIES", "$JS.EVENT.ADVISORY.API");
        createStream("FINDINGS", "findings.>");
        createBucket();
    }

    @AfterEach
    void stopServer() {
        session.close();
        server.close();
    }

    @Test
    void judgesByWhatIsPutIntoTheBucketAndRefusesWhatMeansNothing() throws Exception {
        String configured;
        try (EmbeddedJob job = start()) {
            bucket.put("maintenance.test", planned("2021-01-01T00:00:00Z"));
            bucket.put(THRESHOLD, "0.1%");
            JsonNode opened = await("JETSTREAM_009 by 0.1 %", each -> isOf(each, "JETSTREAM_009", "east"));
            assertThat(opened.path("threshold").asDouble()).isEqualTo(0.001);
            assertThat(opened.path("config_version").asText()).endsWith("+2");
            configured = opened.path("config_version").asText().replace("+2", "");

            bucket.put(THRESHOLD, "a lot");
            JsonNode refusal = await("a refusal", each -> isOf(each, "BLIND_001", "policy bucket"));
            assertThat(refusal.path("severity").asText()).isEqualTo("warning");
            assertThat(refusal.path("summary").asText())
                    .startsWith("The value 'a lot' (revision 3) of " + THRESHOLD + " in bucket policy at "
                            + server.clientUrl() + " is refused: " + THRESHOLD + ": is 'a lot', must be")
                    .endsWith("The one before, '0.1%' (revision 2), stays in force. Put a better one, or delete the"
                            + " key.");
            assertThat(refusal.path("config_version").asText()).isEqualTo(configured + "+2");
        }
        try (EmbeddedJob job = start()) {
            // The last good value is in the state, not in the bucket.
            Instant restarted = Instant.now();
            JsonNode told = await(
                    "JETSTREAM_009 by 0.1 % after a restart",
                    each -> isOf(each, "JETSTREAM_009", "east")
                            && Instant.parse(each.path("at").asText()).isAfter(restarted));
            assertThat(told.path("threshold").asDouble()).isEqualTo(0.001);
            assertThat(told.path("config_version").asText()).isEqualTo(configured + "+2");

            bucket.delete(THRESHOLD);
            JsonNode closed = await(
                    "JETSTREAM_009 closed by the configuration",
                    each -> isOf(each, "JETSTREAM_009", "east")
                            && each.path("state").asText().equals("closed"));
            assertThat(closed.path("threshold").asDouble()).isEqualTo(0.9999);
            assertThat(closed.path("config_version").asText()).isEqualTo(configured + "+4");

            bucket.put("maintenance.test", planned("2099-01-01T00:00:00Z"));
            bucket.put(THRESHOLD, "0.1%");
            JsonNode planned = await(
                    "JETSTREAM_009 during planned work",
                    each -> isOf(each, "JETSTREAM_009", "east")
                            && each.path("config_version").asText().endsWith("+6"));
            assertThat(planned.path("severity").asText()).isEqualTo("info");
            assertThat(planned.path("summary").asText()).startsWith("Planned until 2099-01-01T00:00:00Z: upgrade. ");
        }
    }

    @Test
    void goesOnByWhatItReadLastWhenTheBucketIsGone() throws Exception {
        bucket.put(THRESHOLD, "0.1%");
        try (EmbeddedJob job = start()) {
            await("JETSTREAM_009 by 0.1 %", each -> isOf(each, "JETSTREAM_009", "east"));
            session.connection().keyValueManagement().delete("policy");

            JsonNode gone = await("that the bucket is gone", each -> isOf(each, "BLIND_001", "policy bucket"));
            assertThat(gone.path("summary").asText())
                    .isEqualTo("The policy bucket, bucket policy at " + server.clientUrl()
                            + ", cannot be read: the bucket does not exist; tried again each second. What was last read"
                            + " of it holds. Check that its server runs and that the bucket exists.");
            assertThat(gone.path("config_version").asText()).endsWith("+1");
            createBucket();
            await(
                    "that the bucket is there",
                    each -> isOf(each, "BLIND_001", "policy bucket")
                            && each.path("state").asText().equals("closed"));
        }
    }

    private EmbeddedJob start() throws Exception {
        Path file = Files.writeString(folder.resolve("fleet.yaml"), """
                clusters:
                - name: east
                  urls: "%1$s"
                  source:
                    streams: [{name: inside, layout: plain, stream: ADVISORIES, account: $G}]
                    polls: {by: none}
                checks:
                  JETSTREAM_009: {threshold: 99.99%%, lookback: 10s, long_lookback: 10s, clear: 1s}
                  BLIND_001: {hold: 1s, clear: 1s}
                policy: {urls: "%1$s"}
                findings: {urls: "%1$s"}
                """.formatted(server.clientUrl()));
        FleetConfig config = ConfigLoader.load(file, Map.of(), List.of());
        return EmbeddedJob.start(
                2, folder.resolve("state"), env -> FleetJob.define(env, config, StartingPosition.all()));
    }

    private static String planned(String to) {
        return "{cluster: east, from: 2020-01-01T00:00:00Z, to: " + to + ", reason: upgrade}";
    }

    /** Waits for a finding, and lets calls fail meanwhile. */
    private JsonNode await(String what, Predicate<JsonNode> wanted) {
        Deadline.in(PATIENCE).await(what, () -> {
            fail();
            return breaches().stream().anyMatch(wanted);
        });
        return breaches().stream().filter(wanted).findFirst().orElseThrow();
    }

    private void fail() {
        try {
            JetStreamManagement streams = session.connection().jetStreamManagement();
            for (int i = 0; i < 20; i++) {
                try {
                    streams.getStreamInfo("NONE");
                } catch (JetStreamApiException expected) {
                    assertThat(expected.getApiErrorCode()).isEqualTo(10_059);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isOf(JsonNode breach, String check, String cluster) {
        return breach.path("check").asText().equals(check)
                && breach.path("cluster").asText().equals(cluster);
    }

    private List<JsonNode> breaches() {
        return Stored.bodies(session, "FINDINGS", "findings.breach.");
    }

    private void createStream(String name, String subjects) throws Exception {
        session.connection()
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name(name)
                        .subjects(subjects)
                        .build());
    }

    private void createBucket() throws Exception {
        session.connection()
                .keyValueManagement()
                .create(KeyValueConfiguration.builder().name("policy").build());
        bucket = session.connection().keyValue("policy");
    }
}
