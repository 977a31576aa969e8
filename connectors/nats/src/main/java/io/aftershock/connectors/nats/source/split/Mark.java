package io.aftershock.connectors.nats.source.split;

/**
 * A place in a stream that a server's crash cannot fake: a store that lost its end gives the same sequences to other
 * messages, but never at the same time.
 *
 * @param sequence of a message; 0 for no message but a time
 * @param storedNanos when it was stored, in epoch nanoseconds; {@code -1} for not known
 */
public record Mark(long sequence, long storedNanos) {

    private static final long UNKNOWN = -1;

    /** A place before all messages that were stored after a time. */
    public static Mark time(long epochNanos) {
        return new Mark(0, epochNanos);
    }

    /** A place behind a sequence, whatever message that belongs to. */
    public static Mark unproven(long sequence) {
        return new Mark(sequence, UNKNOWN);
    }

    /** Whether it is known when this was stored. */
    public boolean hasTime() {
        return storedNanos != UNKNOWN;
    }

    /** Whether this is a time, and no message. */
    public boolean isTime() {
        return sequence == 0 && hasTime();
    }

    /** Whether the stream has to be asked if it still holds this very message. */
    public boolean isMessage() {
        return sequence > 0 && hasTime();
    }
}
