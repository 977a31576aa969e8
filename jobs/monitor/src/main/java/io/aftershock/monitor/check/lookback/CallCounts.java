package io.aftershock.monitor.check.lookback;

import io.aftershock.monitor.check.lookback.LookBack.Counts;

/** The calls of one account, countable between any two times. */
@FunctionalInterface
public interface CallCounts {

    /** The counts of {@code [fromMillis, toMillis)}. */
    Counts between(long fromMillis, long toMillis);
}
