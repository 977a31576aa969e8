package io.aftershock.connectors.capture;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Gives the one split to the first reader, and tells the others that there is none. Its state is the split it holds. */
final class CaptureEnumerator implements SplitEnumerator<CaptureSplit, CaptureSplit> {

    /** Stands in state for "no split left". */
    static final CaptureSplit NONE = new CaptureSplit(-1);

    private final SplitEnumeratorContext<CaptureSplit> context;
    private @Nullable CaptureSplit split;

    CaptureEnumerator(SplitEnumeratorContext<CaptureSplit> context, CaptureSplit split) {
        this.context = context;
        this.split = split.equals(NONE) ? null : split;
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    @Override
    public void addSplitsBack(List<CaptureSplit> splits, int subtask) {
        split = splits.get(0);
    }

    @Override
    public void addReader(int subtask) {
        if (subtask == 0 && split != null) {
            context.assignSplit(split, subtask);
            split = null;
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public CaptureSplit snapshotState(long checkpointId) {
        return split == null ? NONE : split;
    }

    @Override
    public void close() {}
}
