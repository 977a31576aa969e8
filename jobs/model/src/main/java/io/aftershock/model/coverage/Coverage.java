package io.aftershock.model.coverage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one server counted between two of its answers, and how much of it has arrived.
 *
 * @param fromMillis of the server's own clock, exclusive
 * @param toMillis of the server's own clock, inclusive
 * @param expected API calls that it counted
 * @param seen audits of it that have arrived
 * @param cause why some are missing; null if none are
 * @param blindAccounts by account, about how many calls of the last minute came from accounts of which nothing arrives;
 *     only of {@link MissingCause#NO_EXPORT}
 * @param settled whether late copies can no longer arrive; before it the word is a first one
 */
public record Coverage(
        String cluster,
        String server,
        long fromMillis,
        long toMillis,
        long expected,
        long seen,
        @Nullable MissingCause cause,
        Map<String, Long> blindAccounts,
        boolean settled) {

    /** Audits that are missing; below zero where those of the answer before came after it. */
    public long missing() {
        return expected - seen;
    }

    /** Whether all accounts may be concerned: what one without export hides is not missing in another. */
    public boolean concernsAll() {
        return cause != MissingCause.NO_EXPORT;
    }
}
