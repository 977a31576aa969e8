package io.aftershock.connectors.nats.testing;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.util.FileUtils;

/** One nats-server with JetStream, and an administrator's connection to it that comes back after a restart. */
public final class StreamServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final NatsServer server;
    private final String userAndPassword;
    private Connection connection;

    private StreamServer(NatsServer server, String userAndPassword) {
        this.server = server;
        this.userAndPassword = userAndPassword;
    }

    public static StreamServer start(Path folder, String name) throws Exception {
        return start(folder, name, "", "");
    }

    /** A server with more configuration, in which the administrator is the given user. */
    public static StreamServer start(Path folder, String name, String config, String userAndPassword) throws Exception {
        NatsServer server = NatsServer.create(
                name, ServerPorts.claim(), folder, "jetstream { store_dir: store }\nmax_payload: 8MB\n" + config);
        StreamServer started = new StreamServer(server, userAndPassword);
        started.server.start().awaitReady(PATIENCE);
        started.connect();
        return started;
    }

    public NatsServer process() {
        return server;
    }

    public NatsEndpoint endpoint() {
        return new NatsEndpoint(List.of(server.clientUrl()), null, null);
    }

    public NatsEndpoint endpoint(NatsEndpoint.Credentials credentials) {
        return new NatsEndpoint(List.of(server.clientUrl()), credentials, null);
    }

    /** The telemetry of a cluster in a stream of an observatory here, named as the server is. */
    public CaptureStream capture(String cluster, NatsEndpoint from) {
        return new CaptureStream(server.name(), from, "FLEET", "fleet." + cluster + ".>", SubjectLayout.observatory());
    }

    public CaptureStream capture(String cluster) {
        return capture(cluster, endpoint());
    }

    public void createStream(String stream, String... subjects) throws Exception {
        management()
                .addStream(StreamConfiguration.builder()
                        .name(stream)
                        .subjects(subjects)
                        .storageType(StorageType.File)
                        .build());
    }

    /** Publishes that many messages, numbered from a number on, and returns when all are stored. */
    public void publish(String subject, int from, int count) throws Exception {
        JetStream streams = connection.jetStream();
        List<CompletableFuture<PublishAck>> stored = IntStream.range(from, from + count)
                .mapToObj(i -> streams.publishAsync(subject, Integer.toString(i).getBytes(StandardCharsets.UTF_8)))
                .toList();
        for (CompletableFuture<PublishAck> ack : stored) {
            ack.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    public void publish(String subject, byte[] body) throws Exception {
        connection.jetStream().publish(subject, body);
    }

    public JetStreamManagement management() throws Exception {
        return connection.jetStreamManagement();
    }

    public Connection connection() {
        return connection;
    }

    public void kill() throws Exception {
        connection.close();
        server.kill();
    }

    public void startAgain() throws Exception {
        server.start().awaitReady(PATIENCE);
        connect();
    }

    /** Copies what a server that does not run has stored. */
    public void copyStore(Path to) throws IOException {
        FileUtils.copy(store(), localPath(to), false);
    }

    /** Gives a server that does not run a store that it had before. */
    public void putStoreBack(Path from) throws IOException {
        FileUtils.deleteDirectory(server.folder().resolve("store").toFile());
        FileUtils.copy(localPath(from), store(), false);
    }

    private org.apache.flink.core.fs.Path store() {
        return localPath(server.folder().resolve("store"));
    }

    private static org.apache.flink.core.fs.Path localPath(Path path) {
        return new org.apache.flink.core.fs.Path(path.toUri());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }

    private void connect() throws Exception {
        Options.Builder options =
                new Options.Builder().server(server.clientUrl()).maxReconnects(-1);
        if (!userAndPassword.isEmpty()) {
            options.userInfo(userAndPassword.split(":")[0], userAndPassword.split(":")[1]);
        }
        connection = Nats.connect(options.build());
    }
}
