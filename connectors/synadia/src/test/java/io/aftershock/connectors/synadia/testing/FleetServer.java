package io.aftershock.connectors.synadia.testing;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.JetStream;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** One nats-server with the stream {@code FLEET}, as an observatory has it. */
public final class FleetServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final NatsServer server;
    private NatsSession session;

    private FleetServer(NatsServer server) {
        this.server = server;
        this.session = open();
    }

    public static FleetServer start(Path folder, String name) throws Exception {
        FleetServer started =
                new FleetServer(NatsServer.create(name, ServerPorts.claim(), folder, "jetstream { store_dir: store }\n")
                        .start()
                        .awaitReady(PATIENCE));
        started.createStream();
        return started;
    }

    /** The telemetry of a cluster in the stream here. */
    public CaptureStream capture(String cluster) {
        return new CaptureStream(
                server.name(),
                new NatsEndpoint(List.of(server.clientUrl()), null, null),
                "FLEET",
                "fleet." + cluster + ".>",
                SubjectLayout.observatory());
    }

    /** Publishes that many messages of a cluster, numbered from a number on, and returns when all are stored. */
    public void publish(String cluster, int from, int count) throws Exception {
        JetStream streams = session.connection().jetStream();
        List<CompletableFuture<PublishAck>> stored = IntStream.range(from, from + count)
                .mapToObj(i -> streams.publishAsync(
                        "fleet." + cluster + ".adv.ACME.API",
                        Integer.toString(i).getBytes(StandardCharsets.UTF_8)))
                .toList();
        for (CompletableFuture<PublishAck> ack : stored) {
            ack.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    public void createStream() throws Exception {
        session.connection()
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name("FLEET")
                        .subjects("fleet.>")
                        .storageType(StorageType.File)
                        .build());
    }

    public void deleteStream() throws Exception {
        session.connection().jetStreamManagement().deleteStream("FLEET");
    }

    public void kill() {
        session.close();
        server.kill();
    }

    public void startAgain() {
        server.start().awaitReady(PATIENCE);
        session = open();
    }

    /** How many connections clients of the source have. */
    public int connectionsOfTheSource() throws Exception {
        String page = new String(
                java.net
                        .URI
                        .create(server.httpUrl() + "/connz")
                        .toURL()
                        .openStream()
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        return page.split("aftershock-synadia", -1).length - 1;
    }

    @Override
    public void close() {
        session.close();
        server.close();
    }

    private NatsSession open() {
        return NatsSession.open(List.of(server.clientUrl()), "admin", "admin");
    }
}
