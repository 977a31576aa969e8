package io.aftershock.monitor.check.client;

import io.aftershock.model.api.AccountLabel;
import io.aftershock.model.api.ErrorClass;
import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.client.NewErrorRule.Limits;
import io.aftershock.monitor.check.client.NewErrors.Recent;
import io.aftershock.monitor.check.lookback.EvidenceOf;
import io.aftershock.monitor.check.lookback.LookBack;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the errors that are new in an account into words. */
public final class NewErrorWords {

    private static final double DAY_MILLIS = 86_400_000;

    private NewErrorWords() {}

    /** The finding on an account. */
    public static Assessment of(
            String account,
            @Nullable String accountName,
            Recent recent,
            LookBack lookBack,
            long nowMillis,
            Limits limits) {
        boolean any = !recent.codes().isEmpty();
        long since = any ? Collections.min(recent.codes().values()) : nowMillis;
        Evidence evidence = any
                ? EvidenceOf.keys(
                        lookBack,
                        since - 1_000,
                        nowMillis,
                        key -> recent.codes().containsKey(key.errCode()))
                : Evidence.NONE;
        return new Assessment(
                any ? Verdict.TRUE : Verdict.FALSE,
                any ? NewErrorRule.severity(classes(recent, evidence)) : Severity.INFO,
                recent.codes().size(),
                0,
                (int) (limits.tellMillis() / 1_000),
                null,
                any
                        ? summary(AccountLabel.of(account, accountName), recent, since, evidence, limits)
                        : "No error is new in " + AccountLabel.of(account, accountName) + ".",
                evidence);
    }

    private static List<ErrorClass> classes(Recent recent, Evidence evidence) {
        String operation = evidence.operations().isEmpty()
                ? ""
                : evidence.operations().get(0).name();
        return recent.codes().keySet().stream()
                .map(code -> ErrorCodes.classify(operation, code))
                .toList();
    }

    private static String summary(String account, Recent recent, long since, Evidence evidence, Limits limits) {
        String codes = recent.codes().keySet().stream()
                .map(code -> code + " " + ErrorCodes.name(code))
                .collect(Collectors.joining(", "));
        long watched = since - recent.watchedMillis();
        String days = String.format(Locale.ROOT, "%.1f days", Math.min(watched, limits.memoryMillis()) / DAY_MILLIS);
        return "New in " + account + " since "
                + Instant.ofEpochMilli(since).truncatedTo(ChronoUnit.SECONDS) + ": " + codes + ", which "
                + (recent.codes().size() == 1 ? "was" : "were") + " not seen there in the " + days + " before,"
                + leading(" in ", evidence.operations()) + leading(" by client ", evidence.clients())
                + leading(" on stream ", evidence.streams()) + ".";
    }

    private static String leading(String word, List<EvidenceEntry> entries) {
        return entries.isEmpty() ? "" : word + entries.get(0).name();
    }
}
