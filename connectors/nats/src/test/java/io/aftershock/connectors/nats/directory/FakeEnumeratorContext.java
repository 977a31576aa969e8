package io.aftershock.connectors.nats.directory;

import io.aftershock.connectors.nats.source.split.ClusterSplit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** Readers that come and go, and remember which splits they were given. */
final class FakeEnumeratorContext implements SplitEnumeratorContext<ClusterSplit> {

    private final int parallelism;
    private final Map<Integer, ReaderInfo> readers = new HashMap<>();
    private final Map<Integer, List<ClusterSplit>> splits = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final Set<Integer> finished = new TreeSet<>();

    FakeEnumeratorContext(int parallelism) {
        this.parallelism = parallelism;
    }

    void register(int reader, ClusterSplit... reported) {
        readers.put(reader, ReaderInfo.createReaderInfo(reader, "localhost", List.of(reported)));
    }

    void fail(int reader) {
        readers.remove(reader);
        splits.remove(reader);
    }

    List<ClusterSplit> splitsOf(int reader) {
        return splits.getOrDefault(reader, List.of());
    }

    List<String> clustersOf(int reader) {
        return splitsOf(reader).stream().map(ClusterSplit::cluster).toList();
    }

    /** What readers were told since the last call, each as {@code reader event}. */
    List<String> told() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    Set<Integer> finishedReaders() {
        return finished;
    }

    @Override
    public int currentParallelism() {
        return parallelism;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        return readers;
    }

    @Override
    public void assignSplits(SplitsAssignment<ClusterSplit> assignment) {
        assignment
                .assignment()
                .forEach((reader, given) ->
                        splits.computeIfAbsent(reader, r -> new ArrayList<>()).addAll(given));
    }

    @Override
    public void signalNoMoreSplits(int reader) {
        finished.add(reader);
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sendEventToSourceReader(int reader, SourceEvent event) {
        DirectoryEvent said = (DirectoryEvent) event;
        String what = event instanceof DirectoryEvent.Defined defined
                ? "=" + defined.definition()
                : event instanceof DirectoryEvent.Told word ? " " + word.condition() : " removed";
        told.add(reader + " " + said.cluster() + what);
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler, long delay, long period) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
        throw new UnsupportedOperationException();
    }
}
