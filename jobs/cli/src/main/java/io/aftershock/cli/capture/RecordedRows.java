package io.aftershock.cli.capture;

import io.aftershock.model.telemetry.TelemetryRow;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** The end of the embedded job at which rows leave it for the {@link Recording} that is open in this process. */
record RecordedRows(String recording) implements Sink<TelemetryRow> {

    @Override
    public SinkWriter<TelemetryRow> createWriter(WriterInitContext context) {
        Recording open = Recording.named(recording);
        open.runs();
        return new Writer(open);
    }

    /** Does not close the recording: a job that is restarted goes on with it. */
    private record Writer(Recording recording) implements SinkWriter<TelemetryRow> {

        @Override
        public void write(TelemetryRow row, Context context) throws IOException {
            recording.record(row);
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            recording.flush();
        }

        @Override
        public void close() {}
    }
}
