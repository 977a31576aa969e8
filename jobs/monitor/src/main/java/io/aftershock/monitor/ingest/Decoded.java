package io.aftershock.monitor.ingest;

import io.aftershock.monitor.signal.Signal;

/** What became of a row. */
sealed interface Decoded {

    /** The row says something, if only what time it is. */
    record Accepted(Signal signal) implements Decoded {}

    /** The row is of a type or a subject that this version does not know; that is no fault. */
    record Unknown() implements Decoded {}

    /** The row cannot be used. */
    record Dead(DeadLetter.Reason reason, String detail) implements Decoded {}
}
