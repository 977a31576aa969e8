package io.aftershock.model.window;

import io.aftershock.model.api.ErrorClass;
import org.jspecify.annotations.Nullable;

/**
 * What one account asked of one operation in one minute, with one outcome: counts that can be added up over everything.
 *
 * @param minuteMillis epoch milliseconds at which the minute begins
 * @param operation as NATS spells it, for example {@code STREAM.INFO}
 * @param errorClass null if it is no error
 * @param errCode the {@code err_code} of the answers; 0 if it is no error
 * @param requests distinct audits
 * @param errors those of them that carry an error
 * @param calls requests less what has no ratio, by which checks judge
 * @param failedCalls those of the calls that failed
 * @param complete false if telemetry of this minute is known to be missing
 * @param accountName what people call the account; null if that is not known, or is {@code account} itself
 */
public record ApiMinute(
        String cluster,
        String account,
        long minuteMillis,
        String operation,
        @Nullable ErrorClass errorClass,
        int errCode,
        long requests,
        long errors,
        long calls,
        long failedCalls,
        boolean complete,
        @Nullable String accountName) {}
