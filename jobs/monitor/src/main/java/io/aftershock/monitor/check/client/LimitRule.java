package io.aftershock.monitor.check.client;

import io.aftershock.model.api.AccountLabel;
import io.aftershock.model.api.ApiCall;
import io.aftershock.model.api.ErrorClass;
import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.lookback.CallKey;
import io.aftershock.monitor.check.lookback.CallPane;
import io.aftershock.monitor.check.lookback.EvidenceOf;
import io.aftershock.monitor.check.lookback.LookBack;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** LIMIT_001: calls of an account were refused because a limit is reached. */
public final class LimitRule {

    private LimitRule() {}

    /** Judges an account by its calls of the look-back. */
    public static Assessment judge(
            String account,
            @Nullable String accountName,
            LookBack lookBack,
            long nowMillis,
            int lookbackSeconds,
            long calls) {
        long from = nowMillis - lookbackSeconds * 1_000L;
        // Few accounts meet a limit at all: only of those the calls are counted by who made them.
        Evidence evidence = anyRefused(lookBack, from, nowMillis)
                ? EvidenceOf.calls(lookBack, from, nowMillis, ErrorClass.LIMITS::equals)
                : Evidence.NONE;
        long refused =
                evidence.codes().stream().mapToLong(EvidenceEntry::errors).sum();
        String label = AccountLabel.of(account, accountName);
        return new Assessment(
                refused >= calls ? Verdict.TRUE : Verdict.FALSE,
                Severity.WARNING,
                refused,
                calls,
                lookbackSeconds,
                null,
                refused == 0
                        ? "No call of " + label + " was refused for a limit."
                        : summary(label, refused, lookbackSeconds, evidence),
                evidence);
    }

    private static boolean anyRefused(LookBack lookBack, long fromMillis, long toMillis) {
        for (CallPane pane : lookBack.panes) {
            if (pane.clientFaults > 0
                    && pane.startMillis() >= fromMillis
                    && pane.startMillis() < toMillis
                    && pane.byKey.keySet().stream().anyMatch(LimitRule::isRefused)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRefused(CallKey key) {
        return key.errCode() != ApiCall.SUCCESS
                && ErrorCodes.classify(key.operation(), key.errCode()) == ErrorClass.LIMITS;
    }

    private static String summary(String account, long refused, int lookbackSeconds, Evidence evidence) {
        int code = Integer.parseInt(evidence.codes().get(0).name());
        return String.format(
                Locale.ROOT,
                "%s: %d calls of %s were refused in the last %d s: %d %s%s%s%s.",
                whichLimit(code),
                refused,
                account,
                lookbackSeconds,
                code,
                ErrorCodes.name(code),
                leading(" in ", evidence.operations()),
                leading(" by client ", evidence.clients()),
                leading(" on stream ", evidence.streams()));
    }

    /** What there is too much of, where the code tells. */
    private static String whichLimit(int code) {
        return switch (code) {
            case 10_026 -> "The limit of consumers is reached";
            case 10_027 -> "The limit of streams is reached";
            case 10_028 -> "The limit of memory is reached";
            case 10_047 -> "The limit of storage is reached";
            case 10_122 -> "A stream is larger than the account allows";
            case 10_005, 10_023 -> "The servers have no room left";
            case 10_120 -> "The account has no limits for so many replicas";
            case 10_167, 10_210, 10_211 -> "Too many requests wait at once";
            default -> "A limit is reached";
        };
    }

    private static String leading(String word, List<EvidenceEntry> entries) {
        return entries.isEmpty() ? "" : word + entries.get(0).name();
    }
}
