package io.aftershock.testkit.prometheus;

import io.aftershock.testkit.server.PortTaken;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One Prometheus on loopback, with a configuration file of the caller's; rule files are named in it, relative to it.
 *
 * <p>What it has scraped lies in its folder, which stays when it is closed; whoever gave it removes it.
 */
public final class PrometheusServer implements AutoCloseable {

    private final HttpServerProcess process;
    private final List<String> command;

    private PrometheusServer(Path config, Path folder, String... flags) {
        this.process = new HttpServerProcess("prometheus", folder);
        this.command = Stream.concat(
                        Stream.of(
                                PrometheusTools.path("prometheus"),
                                "--config.file=" + config.toAbsolutePath(),
                                "--storage.tsdb.path=" + folder.toAbsolutePath().resolve("data"),
                                "--web.listen-address=" + process.address(),
                                "--web.enable-lifecycle"),
                        Stream.of(flags))
                .toList();
    }

    /**
     * A server that is ready.
     *
     * @param folder where its data and its log go
     * @param flags further ones of its command line, such as {@code --rules.alert.resend-delay=2s}, without which an alert that
     *     fires before an Alertmanager is known is only told again after a minute
     */
    public static PrometheusServer start(Path config, Path folder, String... flags) {
        return PortTaken.retrying(() -> {
            PrometheusServer server = new PrometheusServer(config, folder, flags);
            server.process.start(server.command);
            return server;
        });
    }

    /** The answer of {@code /api/v1/query} to the PromQL now, as JSON. */
    public String query(String promql) {
        return process.get("/api/v1/query?query=" + HttpServerProcess.encoded(promql));
    }

    /** The answer of {@code /api/v1/query_range}, as JSON. */
    public String queryRange(String promql, Instant from, Instant to, int stepSeconds) {
        return process.get("/api/v1/query_range?query=%s&start=%s&end=%s&step=%ds"
                .formatted(HttpServerProcess.encoded(promql), from, to, stepSeconds));
    }

    /** The answer to any other question that its HTTP API knows, as {@code /api/v1/targets}. */
    public String get(String path) {
        return process.get(path);
    }

    public String url() {
        return process.url();
    }

    public Path log() {
        return process.log();
    }

    /** Ends it in order and starts it again on the same port and data. */
    public void restart() {
        process.stop();
        process.start(command);
    }

    @Override
    public void close() {
        process.stop();
    }
}
