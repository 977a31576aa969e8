package io.aftershock.simulator.history;

import io.aftershock.model.api.ErrorCodes;
import java.util.concurrent.atomic.LongAdder;

/**
 * A time in which calls of an account fail that usually do not, and what that came to.
 *
 * @param client who makes the calls
 * @param failingShare of the account's usual calls that fail besides
 * @param moreCallsPerMinute that fail on top of the usual ones, as of a client that repeats itself
 */
record Trouble(
        int cluster,
        int account,
        long fromMillis,
        long toMillis,
        String operation,
        int errCode,
        String client,
        double failingShare,
        double moreCallsPerMinute,
        Tally tally) {

    /** What was counted while it lasted. */
    static final class Tally {
        private final LongAdder calls = new LongAdder();
        private final LongAdder failed = new LongAdder();

        void add(long moreCalls, long moreFailed) {
            calls.add(moreCalls);
            failed.add(moreFailed);
        }

        long calls() {
            return calls.sum();
        }

        long failed() {
            return failed.sum();
        }

        double ratio() {
            return calls() == 0 ? 0 : (double) failed() / calls();
        }
    }

    boolean covers(long minute) {
        return minute >= fromMillis && minute < toMillis;
    }

    boolean isService() {
        return ErrorCodes.classify(operation, errCode).isServiceFault();
    }
}
