package io.aftershock.testkit.observatory;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.PortTaken;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A single nats-server outside of the clusters that it watches, which stores their advisories and system events.
 *
 * <p>Stream {@value #FLEET_STREAM} holds {@code fleet.CLUSTER.adv.ACCOUNT.…} and {@code fleet.CLUSTER.sys.…}; stream
 * {@value #FINDINGS_STREAM} takes what is found. Health is asked by {@code fleet.CLUSTER.mon.ping.healthz} (also
 * {@code jsz}, {@code raftz}, {@code statsz}) through any server, and by {@code fleet.CLUSTER.mon.NODE.ping.healthz} through
 * that one.
 */
public final class Observatory implements AutoCloseable {

    public static final String FLEET_STREAM = "FLEET";
    public static final String FINDINGS_STREAM = "FINDINGS";

    private static final long MAX_BYTES = 1L << 30;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final NatsServer server;
    private final List<Watch> watches;

    private Observatory(NatsServer server, List<Watch> watches) {
        this.server = server;
        this.watches = watches;
    }

    /** Starts it, makes its streams, and returns when an event of each cluster has come through each of its leafs. */
    public static Observatory start(String name, Path folder, Watch... watches) {
        List<Watch> all = List.of(watches);
        String config = ObservatoryConfig.of(
                all.stream().flatMap(watch -> watch.leafs().stream()).toList());
        return PortTaken.retrying(() -> {
            NatsServer server = NatsServer.create(name, ServerPorts.claim(), folder, config);
            try {
                Observatory observatory = new Observatory(server.start().awaitReady(PATIENCE), all);
                observatory.createStreams();
                observatory.awaitLinked();
                return observatory;
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
        });
    }

    /**
     * Waits until an advisory of each cluster has come through each event leaf and is stored, and every server answers through
     * each query leaf. To cause the advisory it asks the first tenant's JetStream for INFO, as {@code aftershock-link-check}.
     */
    public void awaitLinked() {
        try (NatsSession fleet = connect("aftershock-link-check")) {
            watches.forEach(watch -> new LinkCheck(watch, fleet).await(PATIENCE));
        }
    }

    /** A connection as the user of FLEET. */
    public NatsSession connect(String clientName) {
        return NatsSession.open(List.of(url()), "fleet", clientName);
    }

    public String url() {
        return server.clientUrl();
    }

    public NatsServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        watches.forEach(watch -> watch.links().close());
    }

    private void createStreams() {
        try (NatsSession fleet = connect("aftershock-setup")) {
            JetStreamManagement streams = fleet.connection().jetStreamManagement();
            streams.addStream(stream(FLEET_STREAM, "fleet.*.adv.>", "fleet.*.sys.>"));
            streams.addStream(stream(FINDINGS_STREAM, "findings.>"));
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException("Could not create the streams of " + server.name(), e);
        }
    }

    private static StreamConfiguration stream(String name, String... subjects) {
        return StreamConfiguration.builder()
                .name(name)
                .subjects(subjects)
                .storageType(StorageType.File)
                .maxBytes(MAX_BYTES)
                .build();
    }
}
