package io.aftershock.monitor.check.lookback;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sorts the calls of a look-back by who made them and how they ended. */
public final class EvidenceOf {

    private static final int MOST = 10;

    private EvidenceOf() {}

    /**
     * The evidence of the seconds that begin in {@code [fromMillis, toMillis)}.
     *
     * @param counts which of the failed calls are evidence, by operation and code; successes always count as requests
     */
    public static Evidence calls(
            LookBack lookBack, long fromMillis, long toMillis, BiPredicate<String, Integer> counts) {
        Map<CallKey, Long> byKey = new HashMap<>();
        for (SecondPane pane : lookBack.panes) {
            if (pane.second * 1_000 >= fromMillis && pane.second * 1_000 < toMillis) {
                pane.byKey.forEach((key, count) -> {
                    if (key.errCode() == ApiCall.SUCCESS || counts.test(key.operation(), key.errCode())) {
                        byKey.merge(key, count, Long::sum);
                    }
                });
            }
        }
        return new Evidence(
                entries(byKey, key -> key.errCode() == ApiCall.SUCCESS ? null : Integer.toString(key.errCode())),
                entries(byKey, CallKey::operation),
                entries(byKey, CallKey::client),
                entries(byKey, CallKey::stream));
    }

    private static List<EvidenceEntry> entries(Map<CallKey, Long> byKey, Function<CallKey, @Nullable String> nameOf) {
        Map<String, Long> errors = new HashMap<>();
        Map<String, Long> requests = new HashMap<>();
        byKey.forEach((key, count) -> {
            String name = nameOf.apply(key);
            if (name != null) {
                requests.merge(name, count, Long::sum);
                errors.merge(name, key.errCode() == ApiCall.SUCCESS ? 0L : count, Long::sum);
            }
        });
        return errors.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry ->
                        new EvidenceEntry(entry.getKey(), entry.getValue(), requests.getOrDefault(entry.getKey(), 0L)))
                .sorted(Comparator.comparingLong(EvidenceEntry::errors)
                        .reversed()
                        .thenComparing(EvidenceEntry::name))
                .limit(MOST)
                .toList();
    }
}
