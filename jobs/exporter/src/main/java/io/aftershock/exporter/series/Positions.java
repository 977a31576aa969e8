package io.aftershock.exporter.series;

import io.aftershock.connectors.nats.source.split.StreamPosition;

/** Which of two positions in a stream is further, also if the stream was made anew or has lost its end in between. */
public final class Positions {

    private Positions() {}

    /** Whether who has read up to the first has read the message at the second. */
    static boolean includes(StreamPosition read, StreamPosition message) {
        return read.createdMillis() == message.createdMillis()
                && message.sequence() <= read.sequence()
                // A store that lost its end gives the same sequences again, but later.
                && message.taken().storedNanos() <= read.taken().storedNanos();
    }

    /** Whether the first is further than the second: by when they were stored, then by number. */
    public static boolean isFurther(StreamPosition one, StreamPosition other) {
        long time = one.taken().storedNanos();
        long otherTime = other.taken().storedNanos();
        return time == otherTime ? one.sequence() > other.sequence() : time > otherTime;
    }
}
