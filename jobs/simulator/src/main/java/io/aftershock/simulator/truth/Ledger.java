package io.aftershock.simulator.truth;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Every call that was answered, by account and second, and what failed by whose doing. */
final class Ledger {

    private static final long SECOND = 1_000;

    private final Map<Account, Map<Long, Integer>> calls = new HashMap<>();
    private final Map<Harmed, NavigableMap<Long, Harm>> harms = new HashMap<>();

    record Account(String cluster, String name) {}

    record Harmed(Account account, Side side) {}

    /** Failures of one second. */
    record Harm(long firstMillis, long lastMillis, int failures) {}

    void call(Account account, long atMillis) {
        calls.computeIfAbsent(account, name -> new HashMap<>()).merge(atMillis / SECOND, 1, Integer::sum);
    }

    void failure(Account account, Side side, long atMillis) {
        harms.computeIfAbsent(new Harmed(account, side), name -> new TreeMap<>())
                .merge(
                        atMillis / SECOND,
                        new Harm(atMillis, atMillis, 1),
                        (known, more) ->
                                new Harm(known.firstMillis(), more.lastMillis(), known.failures() + more.failures()));
    }

    Map<Harmed, NavigableMap<Long, Harm>> harms() {
        return harms;
    }

    /** Calls of an account in the seconds {@code (to − seconds, to]}. */
    int calls(Account account, long toSecond, int seconds) {
        Map<Long, Integer> bySecond = calls.getOrDefault(account, Map.of());
        int sum = 0;
        for (long second = toSecond - seconds + 1; second <= toSecond; second++) {
            sum += bySecond.getOrDefault(second, 0);
        }
        return sum;
    }

    /** Calls of all accounts of a cluster by account, for whoever wants to check the sums. */
    Map<Account, Long> totals() {
        Map<Account, Long> totals = new HashMap<>();
        calls.forEach((account, bySecond) -> totals.put(
                account,
                bySecond.values().stream().mapToLong(Integer::longValue).sum()));
        return totals;
    }
}
