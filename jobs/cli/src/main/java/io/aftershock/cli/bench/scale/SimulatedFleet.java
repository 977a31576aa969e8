package io.aftershock.cli.bench.scale;

import io.aftershock.cli.Folders;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.Connection;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Clusters that only say what clusters say: each has a stream with its audits on one real server, but for the last one, whose
 * stream is on a second server, which can be frozen.
 */
final class SimulatedFleet implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final List<String> clusters;
    private final NatsServer server;
    private final NatsServer other;
    private final List<Feed> feeds = new ArrayList<>();

    private SimulatedFleet(Path folder, int clusters) {
        this.folder = folder;
        this.clusters =
                IntStream.rangeClosed(1, clusters).mapToObj(i -> "sim-" + i).toList();
        this.server = server("most");
        this.other = server("last");
    }

    private NatsServer server(String name) {
        return NatsServer.create(name, ServerPorts.claim(), folder, "jetstream { store_dir: store }\n");
    }

    /**
     * Starts the servers and the feeds.
     *
     * @param callsPerSecond of each cluster
     */
    static SimulatedFleet start(int clusters, int callsPerSecond) throws Exception {
        SimulatedFleet fleet = new SimulatedFleet(Files.createTempDirectory("aftershock-bench-"), clusters);
        try {
            fleet.feed(fleet.server, fleet.clusters.subList(0, clusters - 1), callsPerSecond);
            fleet.feed(fleet.other, List.of(fleet.last()), callsPerSecond);
            return fleet;
        } catch (Exception e) {
            fleet.close();
            throw e;
        }
    }

    private void feed(NatsServer to, List<String> fed, int callsPerSecond) throws Exception {
        to.start().awaitReady(PATIENCE);
        Connection connection = NatsConnections.connect(endpoint(to), "bench-feed");
        for (String cluster : fed) {
            connection
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name(stream(cluster))
                            .subjects(subjects(cluster))
                            .storageType(StorageType.File)
                            .build());
        }
        feeds.add(Feed.start(connection, fed, callsPerSecond));
    }

    Path folder() {
        return folder;
    }

    /** The cluster that can be frozen. */
    String last() {
        return clusters.get(clusters.size() - 1);
    }

    List<ClusterTelemetry> telemetry() {
        return clusters.stream().map(this::telemetry).toList();
    }

    private ClusterTelemetry telemetry(String cluster) {
        NatsEndpoint endpoint = endpoint(cluster.equals(last()) ? other : server);
        return new ClusterTelemetry(
                cluster,
                List.of(new CaptureStream(
                        "bench", endpoint, stream(cluster), subjects(cluster), SubjectLayout.observatory())));
    }

    void freezeLast() {
        other.freeze();
    }

    void thawLast() {
        other.thaw();
    }

    private static NatsEndpoint endpoint(NatsServer server) {
        return new NatsEndpoint(List.of(server.clientUrl()), null, null);
    }

    private static String stream(String cluster) {
        return "FLEET-" + cluster;
    }

    private static String subjects(String cluster) {
        return "fleet." + cluster + ".>";
    }

    @Override
    public void close() throws IOException {
        other.thaw();
        for (Feed feed : feeds) {
            try {
                feed.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        server.close();
        other.close();
        if (Files.exists(folder)) {
            Folders.delete(folder);
        }
    }
}
