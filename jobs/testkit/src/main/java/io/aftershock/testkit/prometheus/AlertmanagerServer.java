package io.aftershock.testkit.prometheus;

import io.aftershock.testkit.server.PortTaken;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One Alertmanager on loopback, alone unless told of others, with a configuration file of the caller's.
 *
 * <p>What it remembers lies in its folder. It writes that down when it is stopped in order, and else only every 15 minutes.
 */
public final class AlertmanagerServer implements AutoCloseable {

    private final HttpServerProcess process;
    private final List<String> command;

    private AlertmanagerServer(Path config, Path folder, String... flags) {
        this.process = new HttpServerProcess("alertmanager", folder);
        this.command = Stream.concat(
                        Stream.of(
                                PrometheusTools.path("alertmanager"),
                                "--config.file=" + config.toAbsolutePath(),
                                "--storage.path=" + folder.toAbsolutePath().resolve("data"),
                                "--web.listen-address=" + process.address(),
                                "--cluster.listen-address="),
                        Stream.of(flags))
                .toList();
    }

    /**
     * A server that is ready.
     *
     * @param folder where its data and its log go
     */
    public static AlertmanagerServer start(Path config, Path folder, String... flags) {
        return PortTaken.retrying(() -> {
            AlertmanagerServer server = new AlertmanagerServer(config, folder, flags);
            server.process.start(server.command);
            return server;
        });
    }

    /** All alerts that it holds, silenced and inhibited ones too, as the JSON array of its API v2. */
    public String alerts() {
        return process.get("/api/v2/alerts");
    }

    /** The alerts that all the matchers match, such as {@code severity="critical"}. */
    public String alerts(String... matchers) {
        return process.get("/api/v2/alerts?"
                + Stream.of(matchers)
                        .map(matcher -> "filter=" + HttpServerProcess.encoded(matcher))
                        .reduce((left, right) -> left + "&" + right)
                        .orElse(""));
    }

    /** The answer to any other question that its HTTP API knows, as {@code /metrics}. */
    public String get(String path) {
        return process.get(path);
    }

    public String url() {
        return process.url();
    }

    public Path log() {
        return process.log();
    }

    /** Lets it hang, with its port open: SIGSTOP. */
    public void freeze() {
        process.signal("STOP");
    }

    /** Lets it go on after {@link #freeze}: SIGCONT. */
    public void thaw() {
        process.signal("CONT");
    }

    /** Ends it in order; {@link #resume} starts it again. */
    public void stop() {
        process.stop();
    }

    /** Starts it on the port and with the memory that it had. */
    public void resume() {
        process.start(command);
    }

    @Override
    public void close() {
        process.stop();
    }
}
