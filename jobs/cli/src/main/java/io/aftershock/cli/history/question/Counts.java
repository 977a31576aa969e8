package io.aftershock.cli.history.question;

import org.jspecify.annotations.Nullable;

/** Additive counts of calls: what a ratio is made of. */
record Counts(long failedCalls, long calls, long errors, long requests) {

    /** Null without calls: what has no ratio has none. */
    @Nullable
    Double ratio() {
        return calls == 0 ? null : (double) failedCalls / calls;
    }

    Counts plus(Counts more) {
        return new Counts(
                failedCalls + more.failedCalls, calls + more.calls, errors + more.errors, requests + more.requests);
    }

    /** With the calls of others below it: the share that failed in this way of all that were made. */
    Counts of(long allCalls) {
        return new Counts(failedCalls, calls == 0 ? 0 : allCalls, errors, requests);
    }
}
