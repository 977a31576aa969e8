package io.aftershock.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

/** What Alertmanager notifies, as a pager and a ticket system would hear it. */
final class Pager implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /**
     * One notification.
     *
     * @param receiver {@code pager} or {@code tickets}
     * @param alerts check and severity of those in it
     */
    record Call(String receiver, String status, String family, List<String> alerts, long atMillis) {}

    Pager() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::ring);
        server.start();
    }

    /** The receivers of a configuration of Alertmanager, all of which are this. */
    String receivers() {
        return """
                receivers:
                  - name: pager
                    webhook_configs: [{url: "http://127.0.0.1:%1$d/pager", send_resolved: true}]
                  - name: tickets
                    webhook_configs: [{url: "http://127.0.0.1:%1$d/tickets", send_resolved: true}]
                """.formatted(server.getAddress().getPort());
    }

    List<Call> pages(String status) {
        return calls.stream()
                .filter(call -> call.receiver().equals("pager") && call.status().equals(status))
                .toList();
    }

    List<Call> calls() {
        return calls;
    }

    private void ring(HttpExchange exchange) throws IOException {
        JsonNode told = JSON.readTree(exchange.getRequestBody().readAllBytes());
        calls.add(new Call(
                told.path("receiver").asText(),
                told.path("status").asText(),
                told.path("groupLabels").path("family").asText(),
                StreamSupport.stream(told.path("alerts").spliterator(), false)
                        .map(alert -> alert.path("labels").path("alertname").asText() + " "
                                + alert.path("labels").path("severity").asText() + " "
                                + alert.path("status").asText())
                        .toList(),
                System.currentTimeMillis()));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
