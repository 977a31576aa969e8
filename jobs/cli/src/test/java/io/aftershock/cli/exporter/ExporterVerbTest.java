package io.aftershock.cli.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.VerbProcess;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.model.window.ErrorRatio;
import io.aftershock.monitor.publish.FindingMessages;
import io.aftershock.monitor.publish.Line;
import io.aftershock.monitor.publish.Lines;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.Connection;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb as a process of its own, on a real nats-server. */
@NeedsNatsServer
class ExporterVerbTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REQUESTS = "aftershock_api_requests_total{cluster_name=\"east\",account=\"A\",}";
    private static final String MESSAGES = "aftershock_exporter_messages_total{record=\"error_ratio\",}";
    private static final String SAVED = "aftershock_exporter_state_saved_timestamp_seconds";

    private final HttpClient client = HttpClient.newHttpClient();
    private final FindingMessages messages = new FindingMessages("findings");

    @TempDir
    Path folder;

    private NatsServer server;
    private Connection connection;
    private int port;
    private Path config;

    @BeforeEach
    void startServer() throws Exception {
        server = NatsServer.create("o1", ServerPorts.claim(), folder, "jetstream { store_dir: store }\n");
        server.start().awaitReady(Duration.ofSeconds(10));
        connection = NatsConnections.connect(new NatsEndpoint(List.of(server.clientUrl()), null, null), "test");
        connection
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name("FINDINGS")
                        .subjects("findings.>")
                        .build());
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        config = Files.writeString(folder.resolve("fleet.yaml"), """
                clusters: [{name: east, urls: nats://nowhere:4222, credentials: {creds_file: elsewhere.creds}}]
                findings: {urls: '%s'}
                exporter: {listen: '127.0.0.1:%d', idle: 100h}
                """.formatted(server.clientUrl(), port));
    }

    @AfterEach
    void stopServer() throws Exception {
        connection.close();
        server.close();
    }

    @Test
    void killedItGoesOnWithoutCountingAnythingTwice() throws Exception {
        publish(0, 100);
        try (VerbProcess exporter = start()) {
            await(SAVED + " is there", () -> value(REQUESTS) == 10_000 && value(SAVED) > 0);
            publish(100, 150);
            await("the last window is counted", () -> value(REQUESTS) == 15_000);
            exporter.signal("KILL");
            exporter.exitCode(PATIENCE);
        }
        publish(140, 160);
        try (VerbProcess exporter = start()) {
            await("it goes on", () -> value(REQUESTS) > 0);

            assertThat(value(REQUESTS)).as("the first that is served").isEqualTo(16_000);
            assertThat(value(MESSAGES)).as("what was saved is not read again").isLessThan(80);
            exporter.signal("TERM");
            assertThat(exporter.exitCode(PATIENCE)).isZero();
            assertThat(exporter.output())
                    .contains("aftershock: reading stream FINDINGS at " + server.clientUrl()
                            + ", serving http://127.0.0.1:" + port + "/metrics; Ctrl-C stops");
        }
    }

    @Test
    void saysWhatIsWrongWithItsConfiguration() throws Exception {
        try (VerbProcess exporter = start("--set", "findings.mode=core", "--set", "exporter.accounts=0")) {
            assertThat(exporter.exitCode(PATIENCE)).isEqualTo(2);
            assertThat(exporter.output())
                    .contains(
                            "findings.mode: is core, must be jetstream: what is not stored cannot be read again",
                            "exporter.accounts: is '0', must be between 1 and 10000");
        }
    }

    @Test
    void saysThatItCannotListen() throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                VerbProcess exporter = start()) {
            assertThat(exporter.exitCode(PATIENCE)).isEqualTo(1);
            assertThat(exporter.output())
                    .contains("aftershock: Cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": Address already in use. Another exporter may run there;");
        }
    }

    private VerbProcess start(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("exporter", "--config", config.toString()));
        arguments.addAll(List.of(more));
        return VerbProcess.start(folder, List.of(), arguments.toArray(String[]::new));
    }

    private void publish(int from, int until) throws Exception {
        for (int minute = from; minute < until; minute++) {
            long end = (minute + 1_000_000) * 60_000L;
            Line line = Lines.of(
                    new ErrorRatio("east", "A", end - 60_000, end, 100, 0, 100, 0, 0, Map.of(), Map.of(), true, null));
            connection.jetStream().publish(messages.subject(line), messages.body(line));
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        Deadline.in(PATIENCE).await(what, condition);
    }

    private double value(String series) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                    .build();
            String page =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return page.lines()
                    .filter(line -> line.startsWith(series + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1; // it does not listen yet
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
