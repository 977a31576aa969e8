package io.aftershock.connectors.nats.source.reader;

import io.aftershock.connectors.nats.source.split.ClusterSplitState;
import io.aftershock.model.telemetry.TelemetryRow;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.connector.base.source.reader.RecordEmitter;

/** Emits a row and moves the position that a checkpoint would keep, in one step. */
final class RowEmitter implements RecordEmitter<PositionedRow, TelemetryRow, ClusterSplitState> {

    @Override
    public void emitRecord(PositionedRow step, SourceOutput<TelemetryRow> output, ClusterSplitState state) {
        if (step.row() != null) {
            output.collect(step.row(), step.row().receivedMillis());
        }
        if (step.stream() != null && step.position() != null) {
            state.advance(step.stream(), step.position());
        }
    }
}
