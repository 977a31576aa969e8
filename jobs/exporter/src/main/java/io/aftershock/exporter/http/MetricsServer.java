package io.aftershock.exporter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.aftershock.monitor.config.ExporterConfig;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Serves {@code /metrics} by simpleclient's own server, and beside it a landing page and two for probes. */
public final class MetricsServer implements AutoCloseable {

    private static final int BACKLOG = 16;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private static final String LANDING = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Aftershock exporter</title></head>
            <body><h1>Aftershock exporter</h1>
            <ul><li><a href="/metrics">/metrics</a>: series for Prometheus</li>
            <li><a href="/-/healthy">/-/healthy</a>: whether the process runs</li>
            <li><a href="/-/ready">/-/ready</a>: whether all stored findings have been read</li></ul></body></html>
            """;

    static {
        // Seconds that a client may take for its request and for its answer: one that hangs must not hold a thread for
        // ever.
        // simpleclient sets them too, but only after the JDK's server has read them.
        limit("sun.net.httpserver.maxReqTime", "60");
        limit("sun.net.httpserver.maxRspTime", "600");
    }

    private final HTTPServer metrics;
    private final String url;
    private volatile boolean ready;

    private MetricsServer(ExporterConfig config, ScrapeAccess access, HttpServer server, CollectorRegistry registry)
            throws IOException {
        this.url = (access.tls() == null ? "http://" : "https://") + shown(config.host()) + ":"
                + server.getAddress().getPort();
        HTTPServer.Builder builder = new HTTPServer.Builder()
                .withHttpServer(server)
                .withRegistry(registry)
                .withDaemonThreads(true);
        if (access.authenticator() != null) {
            builder.withAuthenticator(access.authenticator());
        }
        this.metrics = builder.build();
        // Its own answer to everything else is the metrics again, and its probe asks for a password.
        server.removeContext("/");
        server.removeContext("/-/healthy");
        server.createContext("/", this::landing);
        server.createContext("/-/healthy", exchange -> answer(exchange, OK, "text/plain", "The exporter runs.\n"));
        server.createContext("/-/ready", this::readiness);
    }

    /**
     * Listens where the configuration says; a port of 0 is any that is free.
     *
     * @throws IOException if it cannot listen there; the message says where
     */
    public static MetricsServer open(ExporterConfig config, ScrapeAccess access, CollectorRegistry registry)
            throws IOException {
        InetSocketAddress address = new InetSocketAddress(config.host(), config.port());
        try {
            return new MetricsServer(config, access, bound(address, access.tls()), registry);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot listen on " + config.listen() + ": " + e.getMessage()
                            + ". Another exporter may run there; exporter.listen says where to listen.",
                    e);
        }
    }

    private static HttpServer bound(InetSocketAddress address, @Nullable SSLContext tls) throws IOException {
        if (tls == null) {
            return HttpServer.create(address, BACKLOG);
        }
        HttpsServer server = HttpsServer.create(address, BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    private static String shown(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static void limit(String property, String seconds) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, seconds);
        }
    }

    private void landing(HttpExchange exchange) throws IOException {
        boolean root = exchange.getRequestURI().getPath().equals("/");
        answer(
                exchange,
                root ? OK : NOT_FOUND,
                "text/html; charset=utf-8",
                root ? LANDING : "There is no such page.\n");
    }

    private void readiness(HttpExchange exchange) throws IOException {
        if (ready) {
            answer(exchange, OK, "text/plain", "All stored findings have been read.\n");
        } else {
            answer(exchange, UNAVAILABLE, "text/plain", "Stored findings are still being read.\n");
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, exchange.getRequestMethod().equals("HEAD") ? -1 : body.length);
            if (!exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** All that there is to serve is there. */
    public void ready() {
        ready = true;
    }

    /** Where it serves, as {@code http://host:port}. */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        metrics.close();
    }
}
