package io.aftershock.connectors.capture;

import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Emits the rows of the captures; around those of each cluster, the word that nothing is missing, and that it ends. */
final class CaptureReader implements SourceReader<TelemetryRow, CaptureSplit> {

    private static final int ROWS_PER_POLL = 64;

    private final List<CaptureFile> files;
    private final long pauseAfterRows;
    private final CompletableFuture<Void> available = new CompletableFuture<>();
    private final CompletableFuture<Void> never = new CompletableFuture<>();

    /** Clusters seen, with the receive time of the last row. */
    private final TreeMap<String, Long> clusters = new TreeMap<>();

    private @Nullable MergedCapture rows;
    private long rowsRead;
    private boolean assigned;
    private boolean ended;
    private boolean noMoreSplits;

    CaptureReader(List<CaptureFile> files, long pauseAfterRows) {
        this.files = files;
        this.pauseAfterRows = pauseAfterRows;
    }

    @Override
    public void start() {}

    @Override
    public void addSplits(List<CaptureSplit> splits) {
        assigned = true;
        long skip = splits.get(0).rowsRead();
        try {
            MergedCapture opened = MergedCapture.open(files);
            rows = opened;
            while (rowsRead < skip) {
                TelemetryRow row = opened.next();
                if (row == null) {
                    break;
                }
                seen(row);
                rowsRead++;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        available.complete(null);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<TelemetryRow> output) throws Exception {
        if (!assigned || ended) {
            return assigned || noMoreSplits ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }
        for (int i = 0; i < ROWS_PER_POLL; i++) {
            if (rowsRead >= pauseAfterRows) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            TelemetryRow row = Objects.requireNonNull(rows).next();
            if (row == null) {
                return end(output);
            }
            if (!seen(row) && !tellsHowFarItsSourceIs(row)) {
                output.collect(status(row.cluster(), SourceStatus.FOR_EVER_MILLIS, Condition.CAUGHT_UP));
            }
            output.collect(row);
            rowsRead++;
        }
        return InputStatus.MORE_AVAILABLE;
    }

    private InputStatus end(ReaderOutput<TelemetryRow> output) {
        clusters.forEach((cluster, millis) -> output.collect(status(cluster, millis, Condition.END_OF_INPUT)));
        ended = true;
        return InputStatus.END_OF_INPUT;
    }

    /** Notes a row's cluster; false if it is new. */
    private boolean seen(TelemetryRow row) {
        return clusters.put(row.cluster(), row.receivedMillis()) != null;
    }

    /** A recording of a live source begins so, and holds what that source said of itself; nothing has to be said for it. */
    private static boolean tellsHowFarItsSourceIs(TelemetryRow first) {
        return first.status() != null
                && (first.status().condition() == Condition.BEHIND
                        || first.status().condition() == Condition.CAUGHT_UP);
    }

    private static TelemetryRow status(String cluster, long receivedMillis, Condition condition) {
        SourceStatus status = new SourceStatus(condition, "capture", 0, 0, "the rows of a capture");
        return TelemetryRow.status(cluster, receivedMillis, status);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return rowsRead >= pauseAfterRows ? never : available;
    }

    @Override
    public List<CaptureSplit> snapshotState(long checkpointId) {
        List<CaptureSplit> splits = new ArrayList<>();
        if (assigned) {
            splits.add(new CaptureSplit(rowsRead));
        }
        return splits;
    }

    @Override
    public void close() throws IOException {
        if (rows != null) {
            rows.close();
        }
    }
}
