package io.aftershock.connectors.nats.source.fleet;

import java.io.Serializable;
import java.time.Instant;

/**
 * Where reading starts in a stream of which the state holds no position yet.
 *
 * @param kind how it is found
 * @param epochMillis for {@link Kind#SINCE} the time in epoch milliseconds; else 0
 */
public record StartingPosition(Kind kind, long epochMillis) implements Serializable {

    /** How the start is found. */
    public enum Kind {
        /** With the first message that the stream holds. */
        ALL,
        /** With the first message stored after the stream has been reached for the first time. */
        NEW,
        /** With the first message stored at a given time or later. */
        SINCE
    }

    /** The same, but no earlier than this in epoch milliseconds. */
    public StartingPosition notBefore(long millis) {
        boolean earlier = kind == Kind.ALL || (kind == Kind.SINCE && epochMillis < millis);
        return earlier && millis > 0 ? new StartingPosition(Kind.SINCE, millis) : this;
    }

    public static StartingPosition all() {
        return new StartingPosition(Kind.ALL, 0);
    }

    public static StartingPosition onlyNew() {
        return new StartingPosition(Kind.NEW, 0);
    }

    public static StartingPosition since(Instant time) {
        return new StartingPosition(Kind.SINCE, time.toEpochMilli());
    }
}
