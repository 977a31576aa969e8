package io.aftershock.monitor.timeline;

import io.aftershock.monitor.signal.Signal;

/**
 * One cluster's own clock: the latest event time seen, and what is needed to place rows that carry none.
 *
 * @param nowMillis the latest event time, epoch milliseconds; {@link Signal#NO_TIME} before the first row
 * @param offsetMillis receive time less event time of the row that last moved the clock: places rows without a time
 * @param caughtUpAtMillis receive time up to which the advisory source has delivered everything
 * @param behindMillis how far the advisory source is behind, as it says itself
 */
public record ClusterClock(long nowMillis, long offsetMillis, long caughtUpAtMillis, long behindMillis) {

    /** The clock of a cluster that has not been heard of. */
    public static final ClusterClock UNKNOWN = new ClusterClock(Signal.NO_TIME, 0, Signal.NO_TIME, 0);

    /** From here on a finding may be over by the time it is found. */
    private static final long DELAYED_FROM_MILLIS = 60_000;

    /** A word of the source about being caught up is believed for this long. */
    private static final long CAUGHT_UP_FOR_MILLIS = 2_000;

    /** A row without a time of its own has only the receiver's word: it may lead the clock by some polls, not by years. */
    private static final long MAX_LEAP_MILLIS = 60_000;

    boolean started() {
        return nowMillis != Signal.NO_TIME;
    }

    boolean delayed() {
        return behindMillis > DELAYED_FROM_MILLIS;
    }

    /** Whether nothing older than a poll received then can still be on its way from the streams. */
    boolean caughtUp(long receivedMillis) {
        return caughtUpAtMillis != Signal.NO_TIME && receivedMillis <= caughtUpAtMillis + CAUGHT_UP_FOR_MILLIS;
    }

    /** Where a signal belongs: its own time, or for one without the receive time put onto the servers' clocks. */
    long place(Signal signal) {
        if (signal.atMillis() != Signal.NO_TIME) {
            return signal.atMillis();
        }
        long placed = signal.receivedMillis() - offsetMillis;
        return started() && placed > nowMillis + MAX_LEAP_MILLIS ? nowMillis : placed;
    }

    /** The clock after a signal that was placed at a time; it never goes back. */
    ClusterClock movedTo(long atMillis, Signal signal) {
        if (started() && atMillis <= nowMillis) {
            return this;
        }
        long offset = signal.atMillis() == Signal.NO_TIME ? offsetMillis : signal.receivedMillis() - atMillis;
        return new ClusterClock(atMillis, offset, caughtUpAtMillis, behindMillis);
    }

    ClusterClock withCaughtUp(long receivedMillis) {
        return new ClusterClock(nowMillis, offsetMillis, Math.max(caughtUpAtMillis, receivedMillis), 0);
    }

    ClusterClock withBehind(long millis) {
        return new ClusterClock(nowMillis, offsetMillis, caughtUpAtMillis, millis);
    }
}
