package io.aftershock.model.window;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests and errors of one account in one window: two counts, never a ratio, so that they can be added up.
 *
 * @param windowStartMillis epoch milliseconds, inclusive
 * @param windowEndMillis epoch milliseconds, exclusive
 * @param requests distinct audits
 * @param errors those of them that carry an error
 * @param calls requests less what has no ratio, by which checks judge
 * @param failedCalls those of the calls that failed
 * @param ownRequests the monitor's own calls, not in {@code requests}
 * @param byClass errors by the label of their class
 * @param byCode errors by {@code err_code}
 * @param complete false if telemetry of this window is known to be missing
 * @param accountName what people call the account; null if that is not known, or is {@code account} itself
 */
public record ErrorRatio(
        String cluster,
        String account,
        long windowStartMillis,
        long windowEndMillis,
        long requests,
        long errors,
        long calls,
        long failedCalls,
        long ownRequests,
        Map<String, Long> byClass,
        Map<String, Long> byCode,
        boolean complete,
        @Nullable String accountName) {}
