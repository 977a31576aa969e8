package io.aftershock.simulator.history;

import org.jspecify.annotations.Nullable;

/**
 * Calls of one account in one minute, of one operation and outcome.
 *
 * @param errCode 0 for successes
 * @param calls requests less what has no ratio, by which checks judge
 * @param complete whether all telemetry of that account and minute has arrived
 */
public record CallMinute(
        String cluster,
        String account,
        @Nullable String accountName,
        long minuteMillis,
        String operation,
        int errCode,
        long requests,
        long errors,
        long calls,
        long failedCalls,
        boolean complete) {}
