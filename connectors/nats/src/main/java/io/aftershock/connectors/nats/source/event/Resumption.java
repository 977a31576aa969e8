package io.aftershock.connectors.nats.source.event;

import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.split.Mark;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where reading a stream starts, and what that means.
 *
 * @param position how far everything has been read; null if only a time is known
 * @param from reading starts behind this
 * @param missing how many messages have gone that should have been read, at most
 * @param past what became of what was read
 */
public record Resumption(@Nullable StreamPosition position, Mark from, long missing, Past past) {

    private static final Mark BEFORE_ALL = Mark.time(0);

    /** What became of the part of the stream that has been read. */
    public enum Past {
        /** It is as it was, but for what has expired. */
        SAME,
        /**
         * The stream has lost its end, and given the sequences of that to other messages or is about to: its server was killed
         * before the store was on the disk. How much of the end nobody has read cannot be known.
         */
        LOST_ITS_END,
        /** The stream is another one than that which the position was in. */
        RECREATED
    }

    /**
     * The decision for a stream. If it begins behind a {@linkplain Mark#isMessage message}, it holds only if that
     * {@linkplain #given is found there}.
     *
     * @param known how far it has been read; null if it never was
     * @param start where to start if it never was
     * @param stream what its server says of it now
     */
    public static Resumption of(@Nullable StreamPosition known, StartingPosition start, StreamFacts stream) {
        if (known == null) {
            return first(start, stream);
        }
        // 1. A stream of another time of creation is not the one that we knew.
        if (known.createdMillis() != stream.createdMillis()) {
            return recreated(stream);
        }
        // 2. One that ends before our position has lost what we read.
        if (stream.lastSequence() < known.sequence()) {
            return known.taken().hasTime() ? behindTime(known.taken(), stream) : recreated(stream);
        }
        long missing = Math.max(0, beforeFirst(stream) - known.sequence());
        StreamPosition position = new StreamPosition(stream.createdMillis(), known.sequence() + missing, known.taken());
        // 3. Nothing is known of what was read but its number.
        if (!known.taken().hasTime()) {
            return new Resumption(position, Mark.unproven(position.sequence()), missing, Past.SAME);
        }
        // 4. What was read has expired. Between it and our position lay messages of others only, so nothing comes
        // twice.
        if (known.taken().isMessage() && known.taken().sequence() < stream.firstSequence()) {
            return new Resumption(position, Mark.unproven(beforeFirst(stream)), missing, Past.SAME);
        }
        return new Resumption(position, known.taken(), missing, Past.SAME);
    }

    private static Resumption first(StartingPosition start, StreamFacts stream) {
        return switch (start.kind()) {
            case ALL -> whole(stream, 0, Past.SAME);
            case NEW ->
                new Resumption(
                        new StreamPosition(
                                stream.createdMillis(), stream.lastSequence(), Mark.time(stream.lastNanos())),
                        Mark.unproven(stream.lastSequence()),
                        0,
                        Past.SAME);
            case SINCE ->
                new Resumption(null, Mark.time(TimeUnit.MILLISECONDS.toNanos(start.epochMillis()) - 1), 0, Past.SAME);
        };
    }

    /**
     * The decision, given what was found where the message should be that was taken last.
     *
     * @param found the first message of ours from there on; null if there is none
     */
    public Resumption given(@Nullable Mark found, StreamFacts stream) {
        if (from.equals(found)) {
            return this;
        }
        // A message that is older than the one that had its number: times are no help in such a stream.
        boolean older =
                found != null && found.sequence() == from.sequence() && found.storedNanos() < from.storedNanos();
        return older ? recreated(stream) : behindTime(from, stream);
    }

    /** Goes on by time, since what has been stored since then may have any sequence. */
    private static Resumption behindTime(Mark taken, StreamFacts stream) {
        Mark time = Mark.time(taken.storedNanos());
        StreamPosition position = new StreamPosition(stream.createdMillis(), beforeFirst(stream), time);
        return new Resumption(position, time, 0, Past.LOST_ITS_END);
    }

    private static Resumption recreated(StreamFacts stream) {
        return whole(stream, beforeFirst(stream), Past.RECREATED);
    }

    private static Resumption whole(StreamFacts stream, long missing, Past past) {
        long before = beforeFirst(stream);
        StreamPosition position = new StreamPosition(stream.createdMillis(), before, BEFORE_ALL);
        return new Resumption(position, Mark.unproven(before), missing, past);
    }

    private static long beforeFirst(StreamFacts stream) {
        return Math.max(0, stream.firstSequence() - 1);
    }
}
