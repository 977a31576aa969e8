package io.aftershock.model.coverage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one server counted between two of its answers, and how much of it has arrived; or that of some time nobody knows.
 *
 * @param server its name; empty where nobody knows
 * @param fromMillis of the server's own clock, exclusive
 * @param toMillis of the server's own clock, inclusive
 * @param expected API calls that it counted; {@code -1} where nobody knows
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

    private static final long UNKNOWN = -1;

    /** The word on a time in which nothing may have been stored, and of which no counter tells. */
    public static Coverage unknown(String cluster, long fromMillis, long toMillis, boolean settled) {
        return new Coverage(
                cluster, "", fromMillis, toMillis, UNKNOWN, 0, MissingCause.CAPTURE_LOST, Map.of(), settled);
    }

    /** The word that takes back what was said of a time of which nobody knew. */
    public static Coverage known(String cluster, long fromMillis, long toMillis) {
        return new Coverage(cluster, "", fromMillis, toMillis, 0, 0, null, Map.of(), true);
    }

    /** Whether it is the word on a time of which nobody knows. */
    public boolean isUnknown() {
        return expected == UNKNOWN;
    }

    /** Whether it is about all servers: only the last such word holds. */
    public boolean isOfAllServers() {
        return server.isEmpty();
    }

    /** Audits that are missing; below zero where those of the answer before came after it. */
    public long missing() {
        return isUnknown() ? 0 : expected - seen;
    }

    /** Whether all accounts may be concerned: what one without export hides is not missing in another. */
    public boolean concernsAll() {
        return cause != MissingCause.NO_EXPORT;
    }
}
