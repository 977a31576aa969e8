package io.aftershock.connectors.nats.source.split;

import java.util.Map;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One cluster and how far each of its streams has been read. Where the streams are is not in it: that comes from the
 * configuration at each start, so a server may move and a secret never gets into the state.
 *
 * @param cluster name of the cluster, which is the split's id
 * @param positions by the name of the capture stream; a stream that has not been reached yet is missing
 */
public record ClusterSplit(String cluster, Map<String, StreamPosition> positions) implements SourceSplit {

    /** Takes a copy of the positions. */
    public ClusterSplit {
        positions = Map.copyOf(positions);
    }

    /** A cluster of which nothing has been read. */
    public static ClusterSplit unread(String cluster) {
        return new ClusterSplit(cluster, Map.of());
    }

    @Override
    public String splitId() {
        return cluster;
    }
}
