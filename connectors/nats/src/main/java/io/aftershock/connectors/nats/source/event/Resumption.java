package io.aftershock.connectors.nats.source.event;

import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import org.jspecify.annotations.Nullable;

/**
 * Where reading a stream starts, and what that means.
 *
 * @param position the last message that is not read; null to start at a time instead
 * @param sinceMillis the time to start at, in epoch milliseconds, if there is no position
 * @param missing how many messages have gone that should have been read, at most
 * @param recreated whether the stream is another one than that which the position was in
 */
public record Resumption(@Nullable StreamPosition position, long sinceMillis, long missing, boolean recreated) {

    /**
     * The decision for a stream.
     *
     * @param known how far it has been read; null if it never was
     * @param start where to start if it never was
     * @param stream what its server says of it now
     */
    public static Resumption of(@Nullable StreamPosition known, StartingPosition start, StreamFacts stream) {
        if (known == null) {
            return switch (start.kind()) {
                case ALL -> after(stream, beforeFirst(stream), 0, false);
                case NEW -> after(stream, stream.lastSequence(), 0, false);
                case SINCE -> new Resumption(null, start.epochMillis(), 0, false);
            };
        }
        // A stream that ends before our position has lost what we read: it is not the one that we knew.
        if (known.createdMillis() != stream.createdMillis() || stream.lastSequence() < known.sequence()) {
            return after(stream, beforeFirst(stream), beforeFirst(stream), true);
        }
        long missing = Math.max(0, beforeFirst(stream) - known.sequence());
        return after(stream, known.sequence() + missing, missing, false);
    }

    private static Resumption after(StreamFacts stream, long sequence, long missing, boolean recreated) {
        return new Resumption(new StreamPosition(stream.createdMillis(), sequence), 0, missing, recreated);
    }

    private static long beforeFirst(StreamFacts stream) {
        return Math.max(0, stream.firstSequence() - 1);
    }
}
