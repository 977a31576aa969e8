package io.aftershock.monitor.signal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one server has counted since its process began, in {@code /jsz}.
 *
 * @param server its name
 * @param serverId names its process; a new one counts from zero
 * @param domain its JetStream domain; null if it has none
 * @param nowMillis by the server's own clock, epoch milliseconds
 * @param apiTotal calls that this server has answered
 * @param disabled whether JetStream is off on it, as in a lame duck, whose counters are zeros
 * @param accounts those that have called; their totals hold what was heard from other servers too, and may go down
 */
public record ServerCounters(
        String server,
        String serverId,
        @Nullable String domain,
        long nowMillis,
        long apiTotal,
        boolean disabled,
        List<AccountTotal> accounts) {

    /**
     * The calls of one account.
     *
     * @param id as audits name it: a public key where accounts are JWTs
     * @param name for people
     */
    public record AccountTotal(String id, String name, long total) {}
}
