package io.aftershock.cli.report.facts;

import java.util.Comparator;
import java.util.List;

/**
 * All that a report tells.
 *
 * @param clusters the worst first
 * @param accounts in no order
 * @param clients those for whom most calls failed, first
 * @param newCodes those with which most calls failed, first
 * @param missing where most is missing, first
 */
public record Facts(
        Period period,
        List<ClusterFacts> clusters,
        List<AccountFacts> accounts,
        List<ClientFacts> clients,
        List<NewCode> newCodes,
        List<MissingFact> missing) {

    public Facts {
        clusters = clusters.stream().sorted(worstFirst(period)).toList();
        accounts = List.copyOf(accounts);
        clients = List.copyOf(clients);
        newCodes = List.copyOf(newCodes);
        missing = List.copyOf(missing);
    }

    /** Where people were woken most often; then where most calls failed. */
    private static Comparator<ClusterFacts> worstFirst(Period period) {
        return Comparator.comparingInt((ClusterFacts cluster) ->
                        -Tally.now(List.of(cluster), period).pages())
                .thenComparingDouble(cluster -> -cluster.now().ratio())
                .thenComparing(ClusterFacts::name);
    }

    public Calls now() {
        return clusters.stream().map(ClusterFacts::now).reduce(Calls.NONE, Calls::plus);
    }

    public Calls before() {
        return clusters.stream().map(ClusterFacts::before).reduce(Calls.NONE, Calls::plus);
    }

    public Minutes minutes() {
        return clusters.stream().map(ClusterFacts::minutes).reduce(Minutes.NONE, Minutes::plus);
    }

    /** Accounts of which calls failed; first those whose ratio is high for sure, however few calls others had. */
    public List<AccountFacts> worstAccounts() {
        return accounts.stream()
                .filter(account -> account.now().failed() > 0)
                .sorted(Comparator.comparingDouble((AccountFacts account) ->
                                -account.now().interval().low())
                        .thenComparing(AccountFacts::cluster)
                        .thenComparing(AccountFacts::account))
                .toList();
    }

    public boolean isQuiet(ClusterFacts cluster) {
        return Tally.now(List.of(cluster), period).isQuiet();
    }
}
