package io.aftershock.cli.watch.fleet;

import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as it stands, with its accounts.
 *
 * @param clockMillis the latest time that anything was told of, by the cluster's own clock; 0 if there is none
 * @param trend of all accounts together
 * @param findings what is open and belongs to no account, the worst first
 * @param election the last one of a meta leader; null if none is known
 * @param blind the share of the API calls of the last minutes of which no audit came; null if that is not known
 */
public record ClusterRow(
        String cluster,
        long clockMillis,
        Trend trend,
        List<Breach> findings,
        @Nullable Election election,
        @Nullable Double blind,
        List<AccountRow> accounts) {

    /** How far its clock is behind the wall's; zero if it is not known. */
    public long lagMillis(long nowMillis) {
        return clockMillis == 0 ? 0 : Math.max(0, nowMillis - clockMillis);
    }

    /** What is open, that of its accounts included. */
    public List<Breach> allFindings() {
        return Stream.concat(findings.stream(), accounts.stream().flatMap(account -> account.findings().stream()))
                .toList();
    }
}
