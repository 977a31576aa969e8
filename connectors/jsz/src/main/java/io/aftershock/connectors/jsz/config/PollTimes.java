package io.aftershock.connectors.jsz.config;

import java.io.Serializable;

/**
 * How often a cluster is polled. A round must be over before the next begins.
 *
 * @param stateMillis between two polls of /jsz and /raftz
 * @param healthMillis between two polls of health
 */
public record PollTimes(long stateMillis, long healthMillis) implements Serializable {

    /** State every 5 s, health every second: two polls are what it takes to be sure of a fault. */
    public static final PollTimes USUAL = new PollTimes(5_000, 1_000);

    private static final long LONGEST_WAIT_MILLIS = 2_000;
    /** Longer than an answer takes around the world; for what has not come by then, the next ping asks again. */
    private static final long USUAL_WAIT_MILLIS = 500;

    public PollTimes {
        if (stateMillis < 10 || healthMillis < 10) {
            throw new IllegalArgumentException(
                    "polls " + stateMillis + " and " + healthMillis + " ms apart, must be 10");
        }
    }

    /**
     * How long answers to a poll are waited for, in milliseconds: half the interval, because a server that hangs is
     * known by the end of the second round; never so long that a round meets the next.
     */
    public static long patienceMillis(long intervalMillis) {
        long shortest = Math.min(USUAL_WAIT_MILLIS, intervalMillis * 9 / 10);
        return Math.min(LONGEST_WAIT_MILLIS, Math.max(shortest, intervalMillis / 2));
    }
}
