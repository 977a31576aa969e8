package io.aftershock.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/**
 * What a JobManager of Flink 2.3.0 answered, told again over HTTP; metrics are kept by subtask, and put together as Flink
 * does. It refuses what Flink refuses: a request whose first line is longer than 4096 bytes.
 */
final class RecordedFlink implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern METRICS = Pattern.compile("/jobs/\\w+/vertices/(\\w+)/subtasks/metrics");
    private static final int FIRST_LINE_BYTES = 4096;

    private final ObjectNode recorded;
    private final HttpServer server;

    RecordedFlink() throws IOException {
        try (InputStream in = RecordedFlink.class.getResourceAsStream("flink.json")) {
            recorded = (ObjectNode) JSON.readTree(Objects.requireNonNull(in));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was recorded under a path, to be changed. */
    ObjectNode at(String path) {
        return (ObjectNode) recorded.get(path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().getRawQuery();
        Matcher metrics = METRICS.matcher(exchange.getRequestURI().getPath());
        JsonNode answer = metrics.matches()
                ? metrics(
                        recorded.at("/metrics").get(metrics.group(1)),
                        exchange.getRequestURI().getQuery())
                : recorded.get(exchange.getRequestURI().getPath());
        boolean tooLong = asked != null && asked.length() > FIRST_LINE_BYTES - 200;
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.sendResponseHeaders(tooLong ? 414 : answer == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** The names of all, or of of those that are asked for the greatest and the sum. */
    private static JsonNode metrics(JsonNode ofStage, String query) {
        ArrayNode answer = JSON.createArrayNode();
        if (query == null) {
            ofStage.fieldNames().forEachRemaining(name -> answer.addObject().put("id", name));
            return answer;
        }
        for (String name : query.substring(query.indexOf("get=") + 4).split(",", -1)) {
            answer.addObject()
                    .put("id", name)
                    .put("max", values(ofStage.get(name)).max().orElseThrow())
                    .put("sum", values(ofStage.get(name)).sum());
        }
        return answer;
    }

    private static DoubleStream values(JsonNode bySubtask) {
        return StreamSupport.stream(bySubtask.spliterator(), false)
                .mapToDouble(value -> value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
