package io.aftershock.monitor.check.client;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * RACE_001: several clients of one name want one consumer, each otherwise than it is.
 *
 * <p>One that is refused again and again is wrong by itself, however often it tries; two that are refused are instances of
 * one application.
 */
public final class RaceRule {

    private RaceRule() {}

    /**
     * What holds for an account.
     *
     * @param connections so many of one name that are refused one consumer are a race
     */
    public record Limits(int connections, int lookbackSeconds) {}

    /** Who wants what; without a name all that have none are one. */
    public record Wanted(@Nullable String client, String stream, String consumer) {}

    /**
     * Connections of one name that were refused one consumer.
     *
     * @param codes with what
     */
    public record Race(Wanted wanted, int connections, SortedSet<Integer> codes) {}

    /** Who was refused what within {@code [nowMillis − lookback, nowMillis)}, most connections first; one alone, too. */
    public static List<Race> judge(List<Refusal> refusals, long nowMillis, Limits limits) {
        long from = nowMillis - limits.lookbackSeconds() * 1_000L;
        Map<Wanted, Set<Long>> connections = new HashMap<>();
        Map<Wanted, SortedSet<Integer>> codes = new HashMap<>();
        for (Refusal refusal : refusals) {
            if (refusal.atMillis() >= from && refusal.atMillis() < nowMillis) {
                Wanted wanted = new Wanted(refusal.client(), refusal.stream(), refusal.consumer());
                connections.computeIfAbsent(wanted, any -> new HashSet<>()).add(refusal.connection());
                codes.computeIfAbsent(wanted, any -> new TreeSet<>()).add(refusal.errCode());
            }
        }
        return connections.entrySet().stream()
                .map(entry -> new Race(
                        entry.getKey(), entry.getValue().size(), codes.getOrDefault(entry.getKey(), new TreeSet<>())))
                .sorted(Comparator.comparingInt(Race::connections)
                        .reversed()
                        .thenComparing(race -> race.wanted().stream())
                        .thenComparing(race -> race.wanted().consumer())
                        .thenComparing(race -> String.valueOf(race.wanted().client())))
                .toList();
    }
}
