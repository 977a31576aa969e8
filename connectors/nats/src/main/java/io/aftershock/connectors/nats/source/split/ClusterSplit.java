package io.aftershock.connectors.nats.source.split;

import java.util.Map;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One cluster and how far each of its streams has been read. Where the streams are is not in it: that comes from the
 * configuration at each start, so a server may move and a secret never gets into the state.
 *
 * @param cluster name of the cluster, which is the split's id
 * @param positions by the name of the capture stream; a stream that has not been reached yet is missing
 * @param notBeforeMillis streams without a position are read from no earlier than this, in epoch milliseconds; 0 if the
 *     cluster is not younger than the job
 */
public record ClusterSplit(String cluster, Map<String, StreamPosition> positions, long notBeforeMillis)
        implements SourceSplit {

    /** Takes a copy of the positions. */
    public ClusterSplit {
        positions = Map.copyOf(positions);
    }

    /** One of a cluster that is not younger than the job. */
    public ClusterSplit(String cluster, Map<String, StreamPosition> positions) {
        this(cluster, positions, 0);
    }

    /** A cluster of which nothing has been read. */
    public static ClusterSplit unread(String cluster) {
        return unread(cluster, 0);
    }

    /** A cluster of which nothing has been read, and what is older need not be. */
    public static ClusterSplit unread(String cluster, long notBeforeMillis) {
        return new ClusterSplit(cluster, Map.of(), notBeforeMillis);
    }

    @Override
    public String splitId() {
        return cluster;
    }
}
