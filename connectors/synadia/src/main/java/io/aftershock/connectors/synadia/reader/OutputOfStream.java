package io.aftershock.connectors.synadia.reader;

import io.aftershock.model.telemetry.TelemetryRow;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** The output of one stream within the reader's: rows get the time at which the stream stored them. */
record OutputOfStream(String id, ReaderOutput<TelemetryRow> all) implements ReaderOutput<TelemetryRow> {

    static void emit(TelemetryRow row, String id, ReaderOutput<TelemetryRow> all) {
        all.createOutputForSplit(id).collect(row, row.receivedMillis());
    }

    @Override
    public void collect(TelemetryRow row) {
        emit(row, id, all);
    }

    @Override
    public void collect(TelemetryRow row, long timestamp) {
        all.createOutputForSplit(id).collect(row, timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        all.createOutputForSplit(id).emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
        all.createOutputForSplit(id).markIdle();
    }

    @Override
    public void markActive() {
        all.createOutputForSplit(id).markActive();
    }

    @Override
    public SourceOutput<TelemetryRow> createOutputForSplit(String split) {
        return all.createOutputForSplit(split);
    }

    @Override
    public void releaseOutputForSplit(String split) {
        all.releaseOutputForSplit(split);
    }
}
