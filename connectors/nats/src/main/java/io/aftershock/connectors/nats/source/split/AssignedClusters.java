package io.aftershock.connectors.nats.source.split;

import java.util.List;

/**
 * What the enumerator remembers.
 *
 * @param readers clusters whose split is in the state of a reader
 * @param waiting splits that no reader has, ordered by cluster
 */
public record AssignedClusters(List<String> readers, List<ClusterSplit> waiting) {

    /** Takes copies of the lists. */
    public AssignedClusters {
        readers = List.copyOf(readers);
        waiting = List.copyOf(waiting);
    }
}
