package io.aftershock.cli.run;

import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.testkit.cluster.ClusterPlan;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.observatory.Observatory;
import io.aftershock.testkit.observatory.Watch;
import io.aftershock.testkit.workload.Workload;
import io.aftershock.testkit.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A watched cluster with two observatories and a healthy load, and the file that a user would write for it. */
public final class Fleet implements AutoCloseable {

    private final NatsCluster cluster;
    public final Observatory first;
    public final Observatory second;
    private final Workload load;
    private final Path file;

    public Fleet(Path folder) throws IOException {
        this(folder, ClusterPlan.named("east"));
    }

    /** The same with a cluster of another plan. */
    public Fleet(Path folder, ClusterPlan plan) throws IOException {
        cluster = NatsCluster.start(plan, folder);
        first = Observatory.start("observatory-1", folder, Watch.of(cluster, "n1", "n2"));
        second = Observatory.start("observatory-2", folder, Watch.of(cluster, "n2", "n3"));
        load = Workloads.healthy(cluster);
        load.start();
        Files.writeString(folder.resolve("fleet.user"), "fleet:fleet\n");
        file = Files.writeString(folder.resolve("fleet.yaml"), yaml());
    }

    private String yaml() {
        return """
                clusters:
                  - name: %3$s
                    source:
                      streams:
                        - {name: observatory-1, urls: ["%1$s"], credentials: {user_file: fleet.user}}
                        - {name: observatory-2, urls: ["%2$s"], credentials: {user_file: fleet.user}}
                      polls:
                        by: observatory
                        urls: ["%1$s"]
                        credentials: {user_file: fleet.user}
                        nodes: [n1, n2, n3]
                # Small windows, so that a test sees final ones within seconds.
                windows: {size: 10s, slide: 5s, allowance: 5s}
                findings:
                  urls: ["%1$s"]
                  credentials: {user_file: fleet.user}
                """.formatted(first.url(), second.url(), cluster.name());
    }

    public Path file() {
        return file;
    }

    FleetConfig config() {
        return ConfigLoader.load(file, Map.of(), List.of());
    }

    public NatsCluster cluster() {
        return cluster;
    }

    public void stopLoad() {
        load.stop();
    }

    @Override
    public void close() {
        load.close();
        first.close();
        second.close();
        cluster.close();
    }
}
