package io.aftershock.connectors.nats.source.split;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/**
 * Hands each cluster to one reader: the n-th in the order of names to reader n modulo the parallelism, so a cluster comes
 * back to the same reader after a failure.
 */
public final class ClusterEnumerator implements SplitEnumerator<ClusterSplit, AssignedClusters> {

    private final List<String> clusters;
    private final SplitEnumeratorContext<ClusterSplit> context;
    private final Boundedness boundedness;
    private final Map<String, ClusterSplit> waiting = new TreeMap<>();
    private final Set<String> assigned = new TreeSet<>();

    /**
     * Starts, or goes on.
     *
     * @param clusters all clusters of the configuration
     * @param remembered what the last checkpoint holds; null on the first start
     */
    public ClusterEnumerator(
            Set<String> clusters,
            SplitEnumeratorContext<ClusterSplit> context,
            Boundedness boundedness,
            @Nullable AssignedClusters remembered) {
        this.clusters = List.copyOf(new TreeSet<>(clusters));
        this.context = context;
        this.boundedness = boundedness;
        if (remembered != null) {
            assigned.addAll(remembered.readers());
            remembered.waiting().forEach(split -> waiting.put(split.cluster(), split));
        }
        // A cluster that has left the configuration is forgotten, so that it starts afresh if it comes back.
        assigned.retainAll(clusters);
        waiting.keySet().retainAll(clusters);
        for (String cluster : this.clusters) {
            if (!assigned.contains(cluster)) {
                waiting.putIfAbsent(cluster, ClusterSplit.unread(cluster));
            }
        }
    }

    @Override
    public void start() {}

    @Override
    public void addReader(int reader) {
        for (ClusterSplit split : List.copyOf(waiting.values())) {
            if (readerOf(split.cluster()) == reader) {
                waiting.remove(split.cluster());
                assigned.add(split.cluster());
                context.assignSplit(split, reader);
            }
        }
        if (boundedness == Boundedness.BOUNDED) {
            context.signalNoMoreSplits(reader);
        }
    }

    /** Takes back what a reader had when it failed; {@link #addReader} hands it out when the reader is there again. */
    @Override
    public void addSplitsBack(List<ClusterSplit> splits, int reader) {
        Set<String> known = new HashSet<>(clusters);
        for (ClusterSplit split : splits) {
            assigned.remove(split.cluster());
            if (known.contains(split.cluster())) {
                waiting.put(split.cluster(), split);
            }
        }
        if (context.registeredReaders().containsKey(reader)) {
            addReader(reader);
        }
    }

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
        // Readers do not ask: they are given their clusters when they register.
    }

    @Override
    public AssignedClusters snapshotState(long checkpointId) {
        return new AssignedClusters(new ArrayList<>(assigned), new ArrayList<>(waiting.values()));
    }

    @Override
    public void close() {}

    private int readerOf(String cluster) {
        return Math.floorMod(clusters.indexOf(cluster), context.currentParallelism());
    }
}
