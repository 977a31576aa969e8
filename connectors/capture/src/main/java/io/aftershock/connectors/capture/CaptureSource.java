package io.aftershock.connectors.capture;

import io.aftershock.model.telemetry.TelemetryRow;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Reads captures, all their rows in the one order of receipt, and ends.
 *
 * <p>The position is a count of rows, so that a job that is restored reads on at the next one.
 */
public final class CaptureSource implements Source<TelemetryRow, CaptureSplit, CaptureSplit> {

    private static final long serialVersionUID = 1L;

    private final List<CaptureFile> files;
    private final long pauseAfterRows;

    private CaptureSource(List<CaptureFile> files, long pauseAfterRows) {
        this.files = List.copyOf(files);
        this.pauseAfterRows = pauseAfterRows;
    }

    public static CaptureSource of(List<CaptureFile> files) {
        return new CaptureSource(files, Long.MAX_VALUE);
    }

    /** The same captures, but after that many rows nothing more comes: the place for a savepoint. */
    public CaptureSource pausingAfter(long rows) {
        return new CaptureSource(files, rows);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<TelemetryRow, CaptureSplit> createReader(SourceReaderContext context) {
        return new CaptureReader(files, pauseAfterRows);
    }

    @Override
    public SplitEnumerator<CaptureSplit, CaptureSplit> createEnumerator(SplitEnumeratorContext<CaptureSplit> context) {
        return new CaptureEnumerator(context, new CaptureSplit(0));
    }

    @Override
    public SplitEnumerator<CaptureSplit, CaptureSplit> restoreEnumerator(
            SplitEnumeratorContext<CaptureSplit> context, CaptureSplit checkpoint) {
        return new CaptureEnumerator(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<CaptureSplit> getSplitSerializer() {
        return new CaptureSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<CaptureSplit> getEnumeratorCheckpointSerializer() {
        return new CaptureSplitSerializer();
    }
}
