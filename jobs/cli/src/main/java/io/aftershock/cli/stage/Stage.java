package io.aftershock.cli.stage;

import io.aftershock.cli.Folders;
import io.aftershock.cli.Interruption;
import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.jsz.config.PollPath;
import io.aftershock.connectors.jsz.config.PollSubjects;
import io.aftershock.connectors.jsz.config.SystemPolls;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.config.ClusterConfig;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.monitor.window.WindowSpec;
import io.aftershock.testkit.cluster.ClusterPlan;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.observatory.Observatory;
import io.aftershock.testkit.observatory.Watch;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.workload.Workload;
import io.aftershock.testkit.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/** A cluster of three servers with tenants, two observatories that watch it, and clients: what faults are played on. */
public final class Stage implements AutoCloseable {

    private final String name;
    private final Path folder;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final NatsCluster cluster;
    private final Observatory first;
    private final Observatory second;

    private Stage(String name, Path folder) {
        this.name = name;
        this.folder = folder;
        // From the first server on: whoever interrupts while it starts leaves nothing behind either.
        Interruption.onInterrupt(this);
        try {
            cluster = opened(NatsCluster.start(ClusterPlan.named(name), folder));
            // Pinned to different servers, so that any two may die and every advisory is still stored.
            first = opened(Observatory.start("observatory-1", folder, Watch.of(cluster, "n1", "n2")));
            second = opened(Observatory.start("observatory-2", folder, Watch.of(cluster, "n2", "n3")));
            opened(Workloads.healthy(cluster)).start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts all of it but the job; {@code name} is the cluster's. */
    public static Stage set(String name) throws IOException {
        return new Stage(name, Files.createTempDirectory("aftershock-" + name + "-"));
    }

    private <T extends AutoCloseable> T opened(T resource) {
        running.push(resource);
        return resource;
    }

    public NatsCluster cluster() {
        return cluster;
    }

    /** Clients that do something wrong; they stop with the stage at the latest. */
    public Workload troublemaker(Workload workload) {
        return opened(workload);
    }

    /** Servers other than this one. */
    public List<NatsServer> others(NatsServer server) {
        return cluster.nodes().stream()
                .filter(node -> !node.name().equals(server.name()))
                .toList();
    }

    /** What a user would have written into fleet.yaml. */
    public FleetConfig config() throws IOException {
        NatsEndpoint endpoint = endpoint(first);
        String prefix = "fleet." + name + ".mon.";
        TreeMap<String, PollPath> nodes = new TreeMap<>();
        for (NatsServer node : cluster.nodes()) {
            nodes.put(node.name(), new PollPath(endpoint, PollSubjects.under(prefix + node.name() + ".ping")));
        }
        SystemPolls polls = new SystemPolls(new PollPath(endpoint, PollSubjects.under(prefix + "ping")), nodes);
        return new FleetConfig(
                List.of(new ClusterConfig(
                        name, null, List.of(stream(first), stream(second)), ClusterPolls.over(name, polls))),
                WindowSpec.DEFAULT,
                Thresholds.DEFAULTS,
                new FindingsConfig(endpoint, FindingsConfig.Mode.JETSTREAM, Observatory.FINDINGS_STREAM, "findings"),
                List.of());
    }

    private CaptureStream stream(Observatory observatory) throws IOException {
        return new CaptureStream(
                observatory.server().name(),
                endpoint(observatory),
                Observatory.FLEET_STREAM,
                "fleet." + name + ".>",
                SubjectLayout.observatory());
    }

    private NatsEndpoint endpoint(Observatory observatory) throws IOException {
        Path secret = folder.resolve("fleet.user");
        Files.writeString(secret, "fleet:fleet\n");
        return new NatsEndpoint(
                List.of(observatory.url()), new Credentials(Credentials.Kind.USER_PASSWORD, secret.toString()), null);
    }

    /** Stops every process, last started first, and removes the folder. */
    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println(name + ": something did not stop in order: " + e.getMessage());
            }
        }
        try {
            if (Files.exists(folder)) {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            System.err.println(name + ": folder " + folder + " could not be removed: " + e.getMessage());
        }
    }
}
