package io.aftershock.model.window;

import io.aftershock.model.api.ErrorClass;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one client that failed in one minute, in one way.
 *
 * @param minuteMillis epoch milliseconds at which the minute begins
 * @param client name of its connection; null for all that are not among those named, and for those without a name
 * @param operation as NATS spells it
 * @param failedCalls calls that checks judge
 */
public record ClientMinute(
        String cluster,
        String account,
        long minuteMillis,
        @Nullable String client,
        String operation,
        ErrorClass errorClass,
        int errCode,
        long failedCalls) {}
