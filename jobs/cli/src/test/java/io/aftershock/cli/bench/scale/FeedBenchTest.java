package io.aftershock.cli.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FeedBenchTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    @NeedsNatsServer
    void storesAsManyAuditsOfEachClusterAsItTells() throws Exception {
        try (NatsServer server =
                NatsServer.create("observatory", ServerPorts.claim(), folder, "jetstream { store_dir: store }\n")) {
            server.start().awaitReady(Duration.ofSeconds(30));

            int exit = run(
                    "--publish",
                    server.clientUrl(),
                    "--clusters",
                    "3",
                    "--calls-per-second",
                    "40",
                    "--seconds",
                    "2",
                    "--closing-after",
                    "0",
                    "--format",
                    "json");

            assertThat(exit).as(err.toString()).isZero();
            JsonNode told = JSON.readTree(out.toString());
            Map<String, Integer> stored = storedByCluster(server);
            assertThat(stored.keySet()).containsExactly("sim-1", "sim-2", "sim-3");
            assertThat(new HashSet<>(stored.values()))
                    .as("all are equally busy")
                    .hasSize(1);
            int published = stored.values().stream().mapToInt(each -> each).sum();
            assertThat(told.get("published").asInt()).isEqualTo(published);
            assertThat(told.get("stored").asInt()).isEqualTo(published);
            assertThat(published).as("two seconds and a little").isBetween(3 * 40, 3 * 40 * 10);
        }
    }

    @Test
    void saysWhichServerDoesNotTakeIt() {
        int exit = run("--publish", "nats://127.0.0.1:1", "--seconds", "1");

        assertThat(exit).isNotZero();
        assertThat(err.toString() + out).contains("nats://127.0.0.1:1");
    }

    private static Map<String, Integer> storedByCluster(NatsServer server) throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        try (Connection connection =
                NatsConnections.connect(new NatsEndpoint(List.of(server.clientUrl()), null, null), "test")) {
            JetStreamManagement streams = connection.jetStreamManagement();
            for (String cluster : List.of("sim-1", "sim-2", "sim-3")) {
                String stream = "FLEET_" + cluster;
                long last = streams.getStreamInfo(stream).getStreamState().getLastSequence();
                for (long sequence = 1; sequence <= last; sequence++) {
                    MessageInfo message = streams.getMessage(stream, sequence);
                    assertThat(message.getSubject()).startsWith("fleet." + cluster + ".adv.");
                    counts.merge(cluster, 1, Integer::sum);
                    String id = JSON.readTree(message.getData()).get("id").asText();
                    assertThat(id).hasSize(22);
                    assertThat(ids.add(id)).as("one of its own: " + id).isTrue();
                }
            }
        }
        return counts;
    }

    private int run(String... arguments) {
        return new CommandLine(new FeedBench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
