package io.aftershock.connectors.jsz.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aftershock.connectors.jsz.config.HttpPolls;
import io.aftershock.connectors.jsz.config.PollQuestion;
import io.aftershock.connectors.jsz.config.PollTimes;
import io.aftershock.connectors.jsz.poll.TimedPoll;
import io.aftershock.model.telemetry.TelemetryRow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpPollTest {

    private static final int MAX_BODY_BYTES = 100;
    /** 900 ms of patience, since the first request of a JVM on a busy machine takes half of that. */
    private static final PollTimes TIMES = new PollTimes(1_000, 1_000);

    private static final int RAFTZ = 1;
    private static final int HEALTHZ = 2;
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(5));

    private final ExecutorService background = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(background);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        background.shutdownNow();
    }

    @Test
    void asksForTheThreePages() {
        answerWith(200, "{}");

        List<TelemetryRow> rows = polls(Map.of("n1", url() + "/")).stream()
                .flatMap(poll -> poll.poll().ask().join().stream())
                .toList();

        assertThat(asked).containsExactly("/jsz?accounts=true&limit=1024", "/raftz", "/healthz?js-meta-only=true");
        assertThat(rows).extracting(TelemetryRow::subject).containsExactly("jsz.n1", "raftz.n1", "healthz.n1");
    }

    @Test
    void takesStatus503OfHealthzAsAnAnswer() {
        answerWith(503, "{\"status\":\"unavailable\"}");

        assertThat(data(HEALTHZ, Map.of("n1", url()))).containsExactly("{\"status\":\"unavailable\"}");
    }

    @Test
    void boundsTheBody() {
        answerWith(200, "{\"a\":\"" + "x".repeat(MAX_BODY_BYTES) + "\"}");

        assertThat(data(RAFTZ, Map.of("n1", url())))
                .containsExactly("{\"_error\":\"IOException: the body is longer than 100 bytes\"}");
    }

    @Test
    void doesNotWaitForAServerThatStaysSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answerWith(200, "{}");
            Map<String, String> nodes = Map.of("n1", "http://127.0.0.1:" + silent.getLocalPort(), "n2", url());

            List<String> data = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> data(HEALTHZ, nodes));

            assertThat(data).hasSize(2);
            assertThat(data.get(0)).startsWith("{\"_error\":\"").contains("Timeout");
            assertThat(data.get(1)).isEqualTo("{}");
        }
    }

    @Test
    void saysWhoRefused() {
        String refusing = url();
        server.stop(0);

        assertThat(data(RAFTZ, Map.of("n1", refusing))).containsExactly("{\"_error\":\"ConnectException\"}");
    }

    private List<String> data(int which, Map<String, String> nodes) {
        return polls(nodes).get(which).poll().ask().join().stream()
                .map(row -> new String(row.data(), StandardCharsets.UTF_8))
                .toList();
    }

    private List<TimedPoll> polls(Map<String, String> nodes) {
        return new HttpPolling("c1", new HttpPolls(nodes, MAX_BODY_BYTES), background, CLOCK)
                .polls(TIMES, PollQuestion.USUAL);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answerWith(int status, String body) {
        server.createContext("/", exchange -> answer(exchange, status, body.getBytes(StandardCharsets.UTF_8)));
    }

    private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
