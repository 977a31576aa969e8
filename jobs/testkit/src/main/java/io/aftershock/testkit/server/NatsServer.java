package io.aftershock.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One nats-server on loopback that can be killed, frozen and restarted, with its ports and its store staying the same.
 *
 * <p>It lives in a folder of its own, which is also its working directory: {@code store_dir: store} in the configuration is
 * a place of its own. The folder stays when the server is closed; whoever gave it removes it.
 */
public final class NatsServer implements AutoCloseable {

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final String name;
    private final ServerPorts ports;
    private final Path folder;
    private @Nullable Path binary;
    private @Nullable GuardedProcess process;

    private NatsServer(String name, ServerPorts ports, Path folder) {
        this.name = name;
        this.ports = ports;
        this.folder = folder;
    }

    /**
     * A server that is not started yet.
     *
     * @param parent the folder in which it gets a folder of its name
     * @param config all of its configuration but its name, client port and monitoring port
     */
    public static NatsServer create(String name, ServerPorts ports, Path parent, String config) {
        NatsServer server = new NatsServer(name, ports, parent.resolve(name));
        try {
            Files.createDirectories(server.folder);
            Files.writeString(server.folder.resolve("nats.conf"), server.ownConfig() + config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    /** Starts the process and does not wait; see {@link #awaitReady}. */
    public synchronized NatsServer start() {
        if (isRunning()) {
            throw new IllegalStateException(name + " runs already");
        }
        process = GuardedProcess.start(List.of(binary().toString(), "--config", "nats.conf"), folder, log());
        return this;
    }

    /**
     * Waits until it takes connections on all of its ports; its cluster may still be without a leader.
     *
     * @throws PortTaken if somebody else listens on one of its ports
     */
    public NatsServer awaitReady(Duration patience) {
        Deadline.in(patience).await(name + " takes connections, see " + log(), () -> {
            if (!isRunning()) {
                throw PortTaken.or(name + " ended at once", log());
            }
            return Monitoring.of(ports).isUp();
        });
        return this;
    }

    /** Ends it as a crash would: SIGKILL. */
    public synchronized void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** Lets it hang, with all of its connections open: SIGSTOP. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on after {@link #freeze}: SIGCONT. */
    public void thaw() {
        signal("CONT");
    }

    /** Shuts it down in an orderly way: SIGTERM. It hands over its leaderships first. */
    public void terminate() {
        signal("TERM");
    }

    /** Lets it hand over its leaderships and its clients, and then end: SIGUSR2. */
    public void lameDuck() {
        signal("USR2");
    }

    /** Lets it read its configuration anew: SIGHUP. */
    public void reload() {
        signal("HUP");
    }

    /** Where its configuration is, and all that is its own. */
    public Path folder() {
        return folder;
    }

    /** Lets it be another executable from its next start on, as an upgrade does. */
    public synchronized void upgrade(Path to) {
        binary = to;
    }

    private Path binary() {
        return binary == null ? NatsServerBinary.find() : binary;
    }

    /** Starts it again on the same ports and store, killed first if it still runs. */
    public NatsServer restart() {
        kill();
        return start();
    }

    /** Shuts it down, and kills it if it is frozen or slow about it. */
    @Override
    public synchronized void close() {
        thaw();
        terminate();
        if (process != null && !process.hasEndedWithin(TIME_TO_STOP.toMillis())) {
            process.kill();
        }
    }

    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    public synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    public String name() {
        return name;
    }

    public ServerPorts ports() {
        return ports;
    }

    public String clientUrl() {
        return "nats://127.0.0.1:" + ports.client();
    }

    /** The address of the monitoring pages, as {@code http://host:port}. */
    public String httpUrl() {
        return "http://127.0.0.1:" + ports.http();
    }

    public Monitoring monitoring() {
        return Monitoring.of(ports);
    }

    public Path log() {
        return folder.resolve("nats.log");
    }

    private synchronized void signal(String signal) {
        if (process != null) {
            process.signal(signal);
        }
    }

    private String ownConfig() {
        return """
                server_name: "%s"
                listen: "127.0.0.1:%d"
                http: "127.0.0.1:%d"
                """.formatted(name, ports.client(), ports.http());
    }
}
