package io.aftershock.monitor.check.client;

import io.aftershock.model.api.AccountLabel;
import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.client.RaceRule.Limits;
import io.aftershock.monitor.check.client.RaceRule.Race;
import io.aftershock.monitor.check.lookback.CallKey;
import io.aftershock.monitor.check.lookback.EvidenceOf;
import io.aftershock.monitor.check.lookback.LookBack;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts races for consumers into words, with the calls that were refused. */
public final class RaceWords {

    private RaceWords() {}

    /** The finding on an account. */
    public static Assessment of(
            String account,
            @Nullable String accountName,
            List<Refusal> refusals,
            LookBack lookBack,
            long nowMillis,
            Limits limits) {
        List<Race> refused = RaceRule.judge(refusals, nowMillis, limits);
        List<Race> races = refused.stream()
                .filter(race -> race.connections() >= limits.connections())
                .toList();
        String label = AccountLabel.of(account, accountName);
        return new Assessment(
                races.isEmpty() ? Verdict.FALSE : Verdict.TRUE,
                Severity.WARNING,
                refused.isEmpty() ? 0 : refused.get(0).connections(),
                limits.connections(),
                limits.lookbackSeconds(),
                null,
                races.isEmpty()
                        ? "No clients of one name in " + label + " are refused one consumer together."
                        : summary(label, races, limits),
                races.isEmpty() ? Evidence.NONE : evidence(races, lookBack, nowMillis, limits));
    }

    private static String summary(String account, List<Race> races, Limits limits) {
        Race first = races.get(0);
        String client = first.wanted().client();
        String codes = first.codes().stream()
                .map(code -> code + " " + ErrorCodes.name(code))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%d connections %s in %s were refused consumer %s on stream %s in the last %d s, for it is there and"
                        + " otherwise than they ask, or in use: %s%s. Give all instances one configuration, and let them"
                        + " create or update it instead of only create.",
                first.connections(),
                client == null ? "without a name" : "of client " + client,
                account,
                first.wanted().consumer(),
                first.wanted().stream(),
                limits.lookbackSeconds(),
                codes,
                others(races.size() - 1));
    }

    private static String others(int races) {
        return races == 0 ? "" : races == 1 ? "; one more race is like it" : "; " + races + " more races are like it";
    }

    private static Evidence evidence(List<Race> races, LookBack lookBack, long nowMillis, Limits limits) {
        long from = nowMillis - limits.lookbackSeconds() * 1_000L;
        return EvidenceOf.keys(
                lookBack,
                from,
                nowMillis,
                key -> Refusal.is(key.operation(), key.errCode())
                        && races.stream().anyMatch(race -> isOf(race, key)));
    }

    private static boolean isOf(Race race, CallKey key) {
        return race.wanted().stream().equals(key.stream())
                && Objects.equals(race.wanted().client(), key.client());
    }
}
