package io.aftershock.cli.record;

import io.aftershock.testkit.cluster.ClusterPlan;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.server.NatsServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What is done to a cluster while it is recorded. */
interface Scene {

    Duration PATIENCE = Duration.ofSeconds(90);

    /** The name of the capture, without its suffix. */
    String file();

    default ClusterPlan plan(String cluster) {
        return ClusterPlan.named(cluster);
    }

    /** Readies the cluster, before anything is recorded. */
    default void prepare(NatsCluster cluster) throws Exception {}

    /** Does it. */
    void play(NatsCluster cluster, Truth truth) throws Exception;

    /** Undoes what outlives the cluster. */
    default void clear() throws Exception {}

    /** Lets so many seconds pass. */
    static void pass(double seconds) {
        try {
            Thread.sleep(Math.round(seconds * 1_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while recording", e);
        }
    }

    static NatsServer leader(NatsCluster cluster) {
        return cluster.awaitMetaLeader(PATIENCE);
    }

    /** All but this one, in the order of their names. */
    static List<NatsServer> others(NatsCluster cluster, NatsServer than) {
        return cluster.nodes().stream()
                .filter(node -> !node.name().equals(than.name()))
                .toList();
    }

    static Map<String, Object> node(NatsServer server) {
        return Map.of("node", server.name());
    }
}
