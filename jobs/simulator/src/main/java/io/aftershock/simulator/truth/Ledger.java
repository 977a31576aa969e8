package io.aftershock.simulator.truth;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Every call that was answered, by account and second, and what failed by whose doing. */
final class Ledger {

    private static final long SECOND = 1_000;

    private final Map<Account, Map<Long, Integer>> calls = new HashMap<>();
    private final Map<Account, Map<Long, Integer>> leaderCalls = new HashMap<>();
    private final Map<Harmed, NavigableMap<Long, Harm>> harms = new HashMap<>();

    record Account(String cluster, String name) {}

    record Harmed(Account account, Side side) {}

    /** Failures of one second. */
    record Harm(long firstMillis, long lastMillis, int failures) {}

    void call(Account account, long atMillis) {
        count(calls, account, atMillis);
    }

    /** Notes that a call was one of those that nobody but a meta leader answers. */
    void leaderCall(Account account, long atMillis) {
        count(leaderCalls, account, atMillis);
    }

    private static void count(Map<Account, Map<Long, Integer>> calls, Account account, long atMillis) {
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
        return sum(calls, account, toSecond, seconds);
    }

    /** The same of those that only a meta leader answers. */
    int leaderCalls(Account account, long toSecond, int seconds) {
        return sum(leaderCalls, account, toSecond, seconds);
    }

    /** Accounts that have called, by name. */
    List<Account> accountsOf(String cluster) {
        return calls.keySet().stream()
                .filter(account -> account.cluster().equals(cluster))
                .sorted(Comparator.comparing(Account::name))
                .toList();
    }

    private static int sum(Map<Account, Map<Long, Integer>> calls, Account account, long toSecond, int seconds) {
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
