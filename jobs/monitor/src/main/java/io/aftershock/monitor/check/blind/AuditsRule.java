package io.aftershock.monitor.check.blind;

import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.coverage.MissingCause;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import io.aftershock.monitor.coverage.CoverageLookBack;
import io.aftershock.monitor.coverage.Shortfall;
import io.aftershock.monitor.coverage.Tolerance;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** BLIND_001, as the servers' counters tell: calls were counted of which no audit has arrived. */
public final class AuditsRule {

    private AuditsRule() {}

    /** Judges the cluster, by the words that are settled; what accounts without export hide is theirs alone. */
    public static Assessment judge(CoverageLookBack coverage, Tolerance tolerance, int lookbackSeconds) {
        long to = settledTo(coverage);
        long from = to - lookbackSeconds * 1_000L;
        Shortfall shortfall = coverage.shortfall(from, to + 1, AuditsRule::isCounted);
        // 1. No server's counter is known.
        // 2. Two counts.
        Verdict verdict =
                to == Long.MIN_VALUE ? Verdict.UNKNOWN : tolerance.isExceeded(shortfall) ? Verdict.TRUE : Verdict.FALSE;
        return new Assessment(
                verdict,
                Severity.WARNING,
                shortfall.share(),
                tolerance.share(),
                lookbackSeconds,
                null,
                summary(coverage, shortfall, from, lookbackSeconds),
                Evidence.NONE);
    }

    /** Judges one account of which nothing arrives. */
    public static Assessment judge(
            CoverageLookBack coverage, String account, Tolerance tolerance, int lookbackSeconds) {
        long calls = blindAccounts(coverage, lookbackSeconds).getOrDefault(account, 0L);
        return new Assessment(
                calls > tolerance.calls() ? Verdict.TRUE : Verdict.FALSE,
                Severity.WARNING,
                calls == 0 ? 0 : 1,
                tolerance.share(),
                lookbackSeconds,
                null,
                calls == 0
                        ? "The servers count no call of " + account + " of which no audit arrives."
                        : "The servers count about " + calls + " API calls a minute of account " + account
                                + ", and no advisory of it has arrived for 10 min: it has no export, or nobody imports it.",
                Evidence.NONE);
    }

    /** Accounts of which nothing arrives, with their calls of the last minute as the server says that knows of most. */
    public static Map<String, Long> blindAccounts(CoverageLookBack coverage, int lookbackSeconds) {
        long from = settledTo(coverage) - lookbackSeconds * 1_000L;
        Map<String, Long> accounts = new TreeMap<>();
        coverage.words.stream()
                .filter(word -> word.settled() && word.toMillis() > from)
                .forEach(word -> word.blindAccounts().forEach((name, calls) -> accounts.merge(name, calls, Math::max)));
        return accounts;
    }

    private static long settledTo(CoverageLookBack coverage) {
        return coverage.words.stream()
                .filter(AuditsRule::isCounted)
                .mapToLong(Coverage::toMillis)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private static String summary(CoverageLookBack coverage, Shortfall shortfall, long from, int lookbackSeconds) {
        String counts = String.format(
                Locale.ROOT,
                "Of %d API calls that the servers counted in %d s, the audits of %d (%.1f %%) have not arrived",
                shortfall.expected(),
                lookbackSeconds,
                shortfall.missing(),
                100 * shortfall.share());
        List<Coverage> missing = coverage.words.stream()
                .filter(word -> word.settled() && word.concernsAll() && word.toMillis() > from && word.missing() > 0)
                .sorted(Comparator.comparingLong(Coverage::missing)
                        .reversed()
                        .thenComparing(Coverage::server)
                        .thenComparing(Coverage::fromMillis))
                .toList();
        if (missing.isEmpty()) {
            return counts + ".";
        }
        Coverage most = missing.get(0);
        return counts + ", most of them from " + most.server() + ": " + words(most.cause()) + ".";
    }

    private static String words(@Nullable MissingCause cause) {
        return switch (cause == null ? MissingCause.UNKNOWN : cause) {
            case NO_EXPORT -> "an account has no export";
            case CAPTURE_LOST -> "the streams were cut off or lost messages at that time";
            case SERVER_RESTARTED -> "a server restarted at that time, and what went through it may be lost";
            case UNKNOWN -> "the cause is not known";
        };
    }

    /** What nobody has counted is told as a loss of the source. */
    private static boolean isCounted(Coverage word) {
        return word.settled() && !word.isOfAllServers();
    }
}
