package io.aftershock.cli.doctor.facts;

import io.aftershock.monitor.config.observatory.ObservedCluster;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that was seen of one cluster.
 *
 * @param name of the cluster
 * @param observed how it says that it is observed; null if it does not
 * @param streams one for each that is configured
 * @param polls null if its servers are not asked over NATS
 * @param accounts by name; empty if the servers did not tell
 */
public record ClusterFacts(
        String name,
        @Nullable ObservedCluster observed,
        List<StreamFacts> streams,
        @Nullable PollFacts polls,
        Map<String, AccountFacts> accounts) {

    public ClusterFacts {
        streams = List.copyOf(streams);
        accounts = Map.copyOf(accounts);
    }
}
