package io.aftershock.connectors.nats.source.reader;

import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.model.telemetry.TelemetryRow;
import org.jspecify.annotations.Nullable;

/**
 * A step forward.
 *
 * @param row what is emitted; null if only the position moves, past messages that are not ours
 * @param stream name of the capture stream whose position moves; null for a row that moves none
 * @param position where it is once the row has been emitted; null with no stream
 */
record PositionedRow(
        @Nullable TelemetryRow row,
        @Nullable String stream,
        @Nullable StreamPosition position) {

    static PositionedRow of(TelemetryRow row) {
        return new PositionedRow(row, null, null);
    }
}
