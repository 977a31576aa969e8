package io.aftershock.cli.bench;

import io.aftershock.cli.Folders;
import io.aftershock.cli.Interruption;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A stream on a real server on loopback, in files, filled with audits; all measurements read it. */
final class BenchStream implements AutoCloseable {

    static final String STREAM = "FLEET";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int IN_FLIGHT = 2_000;

    private final Path folder;
    private final NatsServer server;
    private final Audits audits;
    private final int rows;

    private BenchStream(Path folder, NatsServer server, Audits audits, int rows) {
        this.folder = folder;
        this.server = server;
        this.audits = audits;
        this.rows = rows;
    }

    /** Starts a server and stores that many audits. */
    static BenchStream filled(Audits audits, int rows) throws Exception {
        Path folder = Files.createTempDirectory("aftershock-bench-");
        NatsServer server = NatsServer.create("bench", ServerPorts.claim(), folder, "jetstream { store_dir: store }\n");
        BenchStream stream = new BenchStream(folder, server, audits, rows);
        Interruption.onInterrupt(stream);
        try {
            server.start().awaitReady(PATIENCE);
            stream.fill();
            return stream;
        } catch (Exception e) {
            stream.close();
            throw e;
        }
    }

    int rows() {
        return rows;
    }

    Path folder() {
        return folder;
    }

    NatsEndpoint endpoint() {
        return new NatsEndpoint(List.of(server.clientUrl()), null, null);
    }

    List<ClusterTelemetry> fleet() {
        return audits.clusters().stream()
                .map(cluster -> new ClusterTelemetry(
                        cluster,
                        List.of(new CaptureStream(
                                "bench", endpoint(), STREAM, filter(cluster), SubjectLayout.observatory()))))
                .toList();
    }

    List<String> filters() {
        return audits.clusters().stream().map(BenchStream::filter).toList();
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (Files.exists(folder)) {
            Folders.delete(folder);
        }
    }

    private static String filter(String cluster) {
        return "fleet." + cluster + ".>";
    }

    private void fill() throws Exception {
        try (Connection connection = NatsConnections.connect(endpoint(), "bench-fill")) {
            connection
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name(STREAM)
                            .subjects("fleet.>")
                            .storageType(StorageType.File)
                            .build());
            JetStream streams = connection.jetStream();
            ArrayDeque<CompletableFuture<PublishAck>> stored = new ArrayDeque<>();
            for (int i = 0; i < rows; i++) {
                String subject = "fleet." + audits.cluster(i) + ".adv." + audits.account(i) + ".API";
                stored.add(streams.publishAsync(subject, audits.body(i)));
                if (stored.size() >= IN_FLIGHT) {
                    stored.remove().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                }
            }
            while (!stored.isEmpty()) {
                stored.remove().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }
}
