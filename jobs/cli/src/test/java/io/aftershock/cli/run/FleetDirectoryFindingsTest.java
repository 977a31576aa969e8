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
import io.nats.client.KeyValue;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a real fleet bucket, or with an entry of it, is found, harms nobody else, and ends when it is mended. */
@NeedsNatsServer
class FleetDirectoryFindingsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
        createStream("FLEET", "fleet.>");
        createStream("FINDINGS", "findings.>");
        createBucket();
    }

    @AfterEach
    void stopServer() {
        session.close();
        server.close();
    }

    @Test
    void findsABadEntryUntilItIsMended() throws Exception {
        bucket.put("good", streamed());
        bucket.put("patient", "nonsense");
        bucket.put("bad", streamed().replaceFirst("\\{", "{\"enviroment\": 1,"));
        try (EmbeddedJob job = start()) {
            await("bad", "opened");
            JsonNode opened = breaches("bad").get(0);
            assertThat(opened.path("severity").asText()).isEqualTo("warning");
            assertThat(opened.path("summary").asText())
                    .startsWith(
                            "The entry of cluster bad in the fleet directory cannot be used: enviroment: unknown key")
                    .endsWith("The cluster is not watched. Mend the entry.");

            bucket.put("bad", streamed());
            await("bad", "closed");
            assertThat(breaches("good")).isEmpty();
            assertThat(breaches("patient")).as("an override by cluster").isEmpty();
        }
    }

    @Test
    void closesWhatItFoundOfAnEntryThatIsTakenOut() throws Exception {
        bucket.put("bad", "nonsense");
        bucket.put("worse", "nonsense");
        try (EmbeddedJob job = start()) {
            await("bad", "opened");
            await("worse", "opened");
            bucket.delete("bad");
            await("bad", "closed");
        }
        bucket.delete("worse");
        try (EmbeddedJob job = start()) {
            await("worse", "closed");
        }
        assertThat(breaches("bad")).hasSize(2);
    }

    @Test
    void findsAClusterWithoutAStreamUntilItHasOne() throws Exception {
        bucket.put("polled", polled());
        try (EmbeddedJob job = start()) {
            await("polled", "opened");
            assertThat(breaches("polled").get(0).path("severity").asText()).isEqualTo("info");
            assertThat(breaches("polled").get(0).path("summary").asText())
                    .startsWith("No stream holds the telemetry of this cluster");

            bucket.put("polled", streamed());
            await("polled", "closed");
        }
    }

    @Test
    void findsThatTheBucketIsGoneUntilItIsThereAgain() throws Exception {
        bucket.put("good", streamed());
        try (EmbeddedJob job = start()) {
            bucket.put("bad", "nonsense");
            await("bad", "opened");
            session.connection().keyValueManagement().delete("clusters");
            await("fleet directory", "opened");
            assertThat(breaches("fleet directory").get(0).path("summary").asText())
                    .isEqualTo("The fleet directory, bucket clusters at " + server.clientUrl()
                            + ", cannot be read: the bucket does not exist; tried again each second. The fleet stays as last"
                            + " known. Check that its server runs and that the bucket exists.");

            createBucket();
            bucket.put("good", streamed());
            await("fleet directory", "closed");
            assertThat(breaches("good")).isEmpty();
        }
    }

    @Test
    void knowsAfterARestartWhatWasMendedMeanwhile() throws Exception {
        bucket.put("mended", "nonsense");
        try (EmbeddedJob job = start()) {
            await("mended", "opened");
        }
        bucket.put("mended", streamed());
        try (EmbeddedJob job = start()) {
            await("mended", "closed");
        }
    }

    private EmbeddedJob start() throws Exception {
        Path file = Files.writeString(folder.resolve("fleet.yaml"), """
                fleet: {urls: ["%1$s"]}
                findings: {urls: ["%1$s"]}
                checks: {BLIND_001: {hold: 1s, clear: 1s}}
                overrides: [{cluster: patient, checks: {BLIND_001: {hold: 1h}}}]
                """.formatted(server.clientUrl()));
        FleetConfig config = ConfigLoader.load(file, Map.of(), List.of());
        return EmbeddedJob.start(
                2, folder.resolve("state"), env -> FleetJob.define(env, config, StartingPosition.all()));
    }

    private String streamed() {
        return "{\"source\": {\"streams\": [{\"name\": \"o1\", \"urls\": [\"" + server.clientUrl()
                + "\"]}], \"polls\": {\"by\": \"none\"}}}";
    }

    private String polled() {
        return "{\"source\": {\"polls\": {\"by\": \"http\", \"nodes\": {\"n1\": \"" + server.httpUrl() + "\"}}}}";
    }

    private void await(String cluster, String state) {
        Deadline.in(PATIENCE)
                .await(
                        "BLIND_001 of " + cluster + " " + state,
                        () -> breaches(cluster).stream()
                                .anyMatch(each -> each.path("state").asText().equals(state)));
    }

    private List<JsonNode> breaches(String cluster) {
        return Stored.bodies(session, "FINDINGS", "findings.breach.").stream()
                .filter(each -> each.path("cluster").asText().equals(cluster))
                .toList();
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
                .create(KeyValueConfiguration.builder().name("clusters").build());
        bucket = session.connection().keyValue("clusters");
    }
}
