package io.aftershock.monitor.check.lookback;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.api.ErrorClass;
import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sorts the failed calls that a verdict is about by who made them and how they ended. */
public final class EvidenceOf {

    private static final int MOST = 10;

    private EvidenceOf() {}

    /** The evidence of the panes that begin in {@code [fromMillis, toMillis)}; only errors of these classes count. */
    public static Evidence calls(LookBack lookBack, long fromMillis, long toMillis, Predicate<ErrorClass> counted) {
        return keys(
                lookBack,
                fromMillis,
                toMillis,
                key -> counted.test(ErrorCodes.classify(key.operation(), key.errCode())));
    }

    /** The same by more than the class. */
    public static Evidence keys(LookBack lookBack, long fromMillis, long toMillis, Predicate<CallKey> counted) {
        Map<CallKey, Long> byKey = new HashMap<>();
        for (CallPane pane : lookBack.panes) {
            if (pane.startMillis() >= fromMillis && pane.startMillis() < toMillis) {
                pane.byKey.forEach((key, count) -> byKey.merge(key, count, Long::sum));
            }
        }
        Predicate<CallKey> failed = key -> key.errCode() != ApiCall.SUCCESS && counted.test(key);
        return new Evidence(
                entries(byKey, failed, key -> Integer.toString(key.errCode())),
                entries(byKey, failed, CallKey::operation),
                entries(byKey, failed, CallKey::client),
                entries(byKey, failed, CallKey::stream));
    }

    private static List<EvidenceEntry> entries(
            Map<CallKey, Long> byKey, Predicate<CallKey> failed, Function<CallKey, @Nullable String> nameOf) {
        Map<String, Long> errors = new HashMap<>();
        Map<String, Long> requests = new HashMap<>();
        byKey.forEach((key, count) -> {
            String name = nameOf.apply(key);
            if (name != null) {
                requests.merge(name, count, Long::sum);
                errors.merge(name, failed.test(key) ? count : 0L, Long::sum);
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
