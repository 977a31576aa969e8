package io.aftershock.monitor.check.client;

import io.aftershock.model.api.AccountLabel;
import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.client.RetryRule.Limits;
import io.aftershock.monitor.check.client.RetryRule.Storm;
import io.aftershock.monitor.check.lookback.CallPane;
import io.aftershock.monitor.check.lookback.LookBack;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The clients of one account that repeat what fails, the worst first.
 *
 * @param storms those above the limit
 * @param worst the highest amplification, also where it is no storm
 */
public record RetryStorms(List<Storm> storms, double worst, Limits limits) {

    private static final int MOST = 10;

    public RetryStorms {
        storms = List.copyOf(storms);
    }

    /** Asks who repeats what; where few calls fail nobody is asked. */
    public static RetryStorms of(LookBack lookBack, long nowMillis, Limits limits) {
        if (failures(lookBack, nowMillis - limits.lookbackSeconds() * 1_000L, nowMillis) < limits.fewestCalls()) {
            return new RetryStorms(List.of(), 0, limits);
        }
        List<Storm> judged = Attempts.of(lookBack, nowMillis, limits.lookbackSeconds()).stream()
                .map(attempts -> RetryRule.judge(attempts, limits))
                .sorted(Comparator.comparingDouble(Storm::amplification)
                        .reversed()
                        .thenComparing(storm -> storm.what().client())
                        .thenComparing(storm -> storm.what().operation())
                        .thenComparing(storm -> String.valueOf(storm.what().stream())))
                .toList();
        return new RetryStorms(
                judged.stream()
                        .filter(storm -> storm.amplification() >= limits.amplification())
                        .toList(),
                judged.isEmpty() ? 0 : judged.get(0).amplification(),
                limits);
    }

    private static long failures(LookBack lookBack, long fromMillis, long toMillis) {
        long failures = 0;
        for (CallPane pane : lookBack.panes) {
            if (pane.startMillis() >= fromMillis && pane.startMillis() < toMillis) {
                failures += pane.serviceFaults + pane.clientFaults;
            }
        }
        return failures;
    }

    /** The finding on their account. */
    public Assessment assessment(String account, @Nullable String accountName) {
        return new Assessment(
                storms.isEmpty() ? Verdict.FALSE : Verdict.TRUE,
                Severity.WARNING,
                worst,
                limits.amplification(),
                limits.lookbackSeconds(),
                null,
                summary(AccountLabel.of(account, accountName)),
                evidence());
    }

    private String summary(String account) {
        if (storms.isEmpty()) {
            return "No client of " + account + " repeats without back-off what fails.";
        }
        Storm first = storms.get(0);
        String others = storms.size() == 1 ? "" : ", and " + (storms.size() - 1) + " more do likewise";
        return String.format(
                Locale.ROOT,
                "Client %s of %s has called %s%s %d times in %d s without back-off, %.0f calls for each that back-off"
                        + " would have made, and fails with %d %s%s.",
                first.what().client(),
                account,
                first.what().operation(),
                first.what().stream() == null ? "" : " on stream " + first.what().stream(),
                first.calls(),
                first.seconds(),
                first.amplification(),
                first.errCode(),
                ErrorCodes.name(first.errCode()),
                others);
    }

    private Evidence evidence() {
        return new Evidence(
                entries(storm -> Integer.toString(storm.errCode())),
                entries(storm -> storm.what().operation()),
                entries(storm -> storm.what().client()),
                entries(storm -> storm.what().stream()));
    }

    private List<EvidenceEntry> entries(Function<Storm, @Nullable String> nameOf) {
        Map<String, Long> calls = new TreeMap<>();
        for (Storm storm : storms) {
            String name = nameOf.apply(storm);
            if (name != null) {
                calls.merge(name, storm.calls(), Long::sum);
            }
        }
        return calls.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST)
                .map(entry -> new EvidenceEntry(entry.getKey(), entry.getValue(), entry.getValue()))
                .toList();
    }
}
