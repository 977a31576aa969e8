package io.aftershock.connectors.synadia.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/**
 * Hands all streams of a cluster to one reader, those of the n-th to reader n modulo the parallelism, also after that reader
 * has failed.
 *
 * <p>It stands in for the connector's own, which deals its splits out once when it starts: what a failed reader gives back is
 * never handed out again, and the job goes on running and reads nothing.
 */
public final class StreamEnumerator implements SplitEnumerator<StreamSplit, AssignedStreams> {

    private final SplitEnumeratorContext<StreamSplit> context;
    private final Set<String> ids;
    private final List<String> clusters;
    private final boolean bounded;
    private final Map<String, StreamSplit> waiting = new TreeMap<>();
    private final Set<String> assigned = new TreeSet<>();

    /**
     * Starts, or goes on.
     *
     * @param streams all streams of the configuration, unread
     * @param bounded whether readers may end
     * @param remembered what the last checkpoint holds; null on the first start
     */
    public StreamEnumerator(
            SplitEnumeratorContext<StreamSplit> context,
            List<StreamSplit> streams,
            boolean bounded,
            @Nullable AssignedStreams remembered) {
        this.context = context;
        this.bounded = bounded;
        Map<String, StreamSplit> known = new TreeMap<>();
        streams.forEach(split -> known.put(split.splitId(), split));
        this.ids = Set.copyOf(known.keySet());
        this.clusters =
                streams.stream().map(StreamSplit::cluster).distinct().sorted().toList();
        if (remembered != null) {
            assigned.addAll(remembered.readers());
            remembered.waiting().forEach(split -> waiting.put(split.splitId(), split));
        }
        // A stream that has left the configuration is forgotten, so that it starts afresh if it comes back.
        assigned.retainAll(known.keySet());
        waiting.keySet().retainAll(known.keySet());
        known.forEach((id, split) -> {
            if (!assigned.contains(id)) {
                waiting.putIfAbsent(id, split);
            }
        });
    }

    @Override
    public void start() {}

    @Override
    public void addReader(int reader) {
        for (StreamSplit split : List.copyOf(waiting.values())) {
            if (readerOf(split.cluster()) == reader) {
                waiting.remove(split.splitId());
                assigned.add(split.splitId());
                context.assignSplit(split, reader);
            }
        }
        if (bounded) {
            context.signalNoMoreSplits(reader);
        }
    }

    /** Takes back what a reader had when it failed; {@link #addReader} hands it out when the reader is there again. */
    @Override
    public void addSplitsBack(List<StreamSplit> splits, int reader) {
        for (StreamSplit split : splits) {
            assigned.remove(split.splitId());
            if (ids.contains(split.splitId())) {
                waiting.put(split.splitId(), split);
            }
        }
        if (context.registeredReaders().containsKey(reader)) {
            addReader(reader);
        }
    }

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
        // Readers do not ask: they are given their streams when they register.
    }

    @Override
    public AssignedStreams snapshotState(long checkpointId) {
        return new AssignedStreams(new ArrayList<>(assigned), new ArrayList<>(waiting.values()));
    }

    @Override
    public void close() {}

    private int readerOf(String cluster) {
        return Math.floorMod(clusters.indexOf(cluster), context.currentParallelism());
    }
}
