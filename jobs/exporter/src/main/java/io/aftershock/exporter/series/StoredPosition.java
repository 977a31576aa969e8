package io.aftershock.exporter.series;

import io.aftershock.connectors.nats.source.split.Mark;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import org.jspecify.annotations.Nullable;

/**
 * A position in the findings stream, as it is stored.
 *
 * @param createdMillis when the stream was created; 0 for no position
 */
public record StoredPosition(long createdMillis, long sequence, long takenSequence, long takenNanos) {

    /** Of a position; null is stored as none. */
    public static StoredPosition of(@Nullable StreamPosition position) {
        return position == null
                ? new StoredPosition(0, 0, 0, 0)
                : new StoredPosition(
                        position.createdMillis(),
                        position.sequence(),
                        position.taken().sequence(),
                        position.taken().storedNanos());
    }

    /** The position; null if none was stored. */
    public @Nullable StreamPosition position() {
        return createdMillis == 0
                ? null
                : new StreamPosition(createdMillis, sequence, new Mark(takenSequence, takenNanos));
    }
}
