package io.aftershock.monitor.check.client;

import io.aftershock.monitor.check.client.Attempts.What;
import java.util.List;

/**
 * RETRY_001: a client repeats a call that fails, and does not wait longer from time to time.
 *
 * <p>The measure is how many calls it makes for each that a client with back-off would have made in the same time.
 */
public final class RetryRule {

    /** A client with back-off waits so long before its second call, and twice as long each time. */
    private static final double FIRST_WAIT_SECONDS = 0.1;

    private static final double LONGEST_WAIT_SECONDS = 10;

    /** A client that has been quiet for so long has given up, or waits at last. */
    private static final int QUIET_SECONDS = 3;

    private RetryRule() {}

    /**
     * What holds for an account.
     *
     * @param amplification calls for each that back-off would make, from which on it is a storm
     * @param lookbackSeconds how far back it looks
     * @param spanSeconds how long it has to go on
     */
    public record Limits(double amplification, int lookbackSeconds, int spanSeconds) {

        /** With fewer failures of an account in the look-back there is no need to ask who made them. */
        public long fewestCalls() {
            return (long) Math.ceil(amplification * callsWithBackOff(spanSeconds));
        }
    }

    /**
     * One client that repeats one call.
     *
     * @param errCode what most of them failed with
     * @param calls those that failed
     * @param seconds from the first to the last of the look-back
     * @param amplification calls for each that back-off would have made, or that are usual there
     */
    public record Storm(What what, int errCode, long calls, int seconds, double amplification) {}

    /** The amplification of one client; a storm from the limit on. */
    public static Storm judge(Attempts attempts, Limits limits) {
        List<Integer> failing = attempts.failingSeconds();
        int from = failing.isEmpty() ? 0 : failing.get(0);
        int to = failing.isEmpty() ? 0 : failing.get(failing.size() - 1) + 1;
        long calls = attempts.failed(from, to);
        Storm none = new Storm(attempts.what(), attempts.leadingCode(), calls, to - from, 0);
        // 1. It has stopped, or has only just begun.
        if (to < attempts.seconds() - QUIET_SECONDS || to - from < limits.spanSeconds()) {
            return none;
        }
        // 2. Most of its calls succeed: it is no retry that follows, but the next call.
        if (attempts.succeeded(from, to) > calls) {
            return none;
        }
        // 3. It waits longer and longer: in the later half it makes less than half of the calls of the earlier.
        int middle = (from + to) / 2;
        if (2 * attempts.failed(middle, to) < attempts.failed(from, middle)) {
            return none;
        }
        // 4. It calls as often as when all is well, which is no retry either; or it calls more often.
        double expected = Math.max(callsWithBackOff(to - from), attempts.usualRate() * (to - from));
        return new Storm(attempts.what(), attempts.leadingCode(), calls, to - from, calls / expected);
    }

    /** How often a client calls in so many seconds that doubles its wait each time. */
    static int callsWithBackOff(int seconds) {
        int calls = 1;
        double wait = FIRST_WAIT_SECONDS;
        for (double at = wait; at < seconds; at += wait) {
            calls++;
            wait = Math.min(LONGEST_WAIT_SECONDS, 2 * wait);
        }
        return calls;
    }
}
