package io.aftershock.connectors.nats.source.merge;

import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.TelemetryRow;
import org.jspecify.annotations.Nullable;

/** What a stream brings, in its order. */
public sealed interface Arrival {

    /**
     * A message.
     *
     * @param row the row that it becomes; its {@code receivedMillis} is when the stream stored it
     * @param position position of the stream once the row has been emitted; null where nothing is stored
     * @param bytes its size on the wire
     * @param pending how many of ours wait behind it in the stream
     * @param heardMillis when it arrived here, in epoch milliseconds
     */
    record Stored(TelemetryRow row, @Nullable StreamPosition position, int bytes, long pending, long heardMillis)
            implements Arrival {}

    /**
     * A sign of life without a message.
     *
     * @param position up to where the server has looked for messages of ours and delivered them; null if unknown
     * @param pending how many of ours wait in the stream
     * @param heardMillis when it arrived here, in epoch milliseconds
     */
    record Heard(@Nullable StreamPosition position, long pending, long heardMillis) implements Arrival {}

    /** Something happened to the stream. */
    record Happened(SourceStatus status) implements Arrival {}

    /** The bounded input has ended: nothing follows. */
    record Ended() implements Arrival {}
}
