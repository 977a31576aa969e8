package io.aftershock.connectors.nats.source.split;

import java.util.HashMap;
import java.util.Map;

/** The positions in a cluster's streams while they move. */
public final class ClusterSplitState {

    private final String cluster;
    private final long notBeforeMillis;
    private final Map<String, StreamPosition> positions;

    public ClusterSplitState(ClusterSplit split) {
        this.cluster = split.cluster();
        this.notBeforeMillis = split.notBeforeMillis();
        this.positions = new HashMap<>(split.positions());
    }

    /** Everything of the stream up to this position has been emitted. */
    public void advance(String stream, StreamPosition position) {
        positions.put(stream, position);
    }

    /** What a checkpoint keeps. */
    public ClusterSplit toSplit() {
        return new ClusterSplit(cluster, positions, notBeforeMillis);
    }
}
