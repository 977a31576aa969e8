package io.aftershock.cli.watch.view;

import io.aftershock.cli.watch.fleet.AccountRow;
import io.aftershock.cli.watch.fleet.ClusterRow;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What comes first in the table: clusters among each other, and the accounts of each. */
public enum Sort {
    SEVERITY("severity"),
    RATIO("failed share"),
    CALLS("calls"),
    NAME("name");

    private final String words;

    Sort(String words) {
        this.words = words;
    }

    /** How it is told. */
    String words() {
        return words;
    }

    Sort next() {
        return switch (this) {
            case SEVERITY -> RATIO;
            case RATIO -> CALLS;
            case CALLS -> NAME;
            case NAME -> SEVERITY;
        };
    }

    /** A cluster is as bad as the worst of its accounts. */
    Comparator<ClusterRow> ofClusters() {
        Comparator<ClusterRow> byName = Comparator.comparing(ClusterRow::cluster);
        Comparator<ClusterRow> byRatio = descending(cluster ->
                cluster.accounts().stream().mapToDouble(Sort::ratio).max().orElse(0));
        return switch (this) {
            case SEVERITY ->
                Comparator.<ClusterRow>comparingInt(cluster -> -worst(cluster.allFindings()))
                        .thenComparing(byRatio)
                        .thenComparing(byName);
            case RATIO -> byRatio.thenComparing(byName);
            case CALLS ->
                Sort.<ClusterRow>descending(cluster -> cluster.trend().now().calls())
                        .thenComparing(byName);
            case NAME -> byName;
        };
    }

    Comparator<AccountRow> ofAccounts() {
        Comparator<AccountRow> byName = Comparator.comparing(AccountRow::account);
        Comparator<AccountRow> byRatio = descending(Sort::ratio);
        return switch (this) {
            case SEVERITY ->
                Comparator.<AccountRow>comparingInt(account -> -worst(account.findings()))
                        .thenComparing(byRatio)
                        .thenComparing(byName);
            case RATIO -> byRatio.thenComparing(byName);
            case CALLS ->
                Sort.<AccountRow>descending(account -> account.trend().now().calls())
                        .thenComparing(byName);
            case NAME -> byName;
        };
    }

    private static double ratio(AccountRow account) {
        return account.trend().now().ratio();
    }

    /** Zero if nothing is open. */
    private static int worst(List<Breach> findings) {
        return findings.stream()
                .mapToInt(finding -> weight(finding.severity()))
                .max()
                .orElse(0);
    }

    private static int weight(Severity severity) {
        return switch (severity) {
            case INFO -> 1;
            case WARNING -> 2;
            case CRITICAL -> 3;
        };
    }

    private static <T> Comparator<T> descending(Function<T, ? extends Number> number) {
        return Comparator.comparingDouble(each -> -number.apply(each).doubleValue());
    }
}
