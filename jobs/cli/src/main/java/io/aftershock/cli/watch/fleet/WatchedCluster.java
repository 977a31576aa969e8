package io.aftershock.cli.watch.fleet;

import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.window.ErrorRatio;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One cluster with its accounts, and what is known of how well it is watched. */
final class WatchedCluster {

    private static final long MINUTE = 60_000;
    private static final long COVERAGE_MILLIS = 5 * MINUTE;

    private final String name;
    private final Map<String, AccountCalls> accounts = new TreeMap<>();
    private final Deque<Heartbeat> heartbeats = new ArrayDeque<>();
    private @Nullable Election election;
    private long clockMillis;
    private long lastMinute;

    WatchedCluster(String name) {
        this.name = name;
    }

    void take(ErrorRatio window) {
        accounts.computeIfAbsent(window.account(), account -> new AccountCalls())
                .take(window);
        lastMinute = Math.max(lastMinute, window.windowEndMillis() / MINUTE * MINUTE);
        heard(window.windowEndMillis());
    }

    void take(Election held) {
        if (election == null || held.atMillis() >= election.atMillis()) {
            election = held;
        }
        heard(held.atMillis());
    }

    void take(Heartbeat heartbeat) {
        if (heartbeats.isEmpty() || heartbeat.atMillis() > heartbeats.getLast().atMillis()) {
            heartbeats.add(heartbeat);
        }
        heard(heartbeat.atMillis());
        while (heartbeats.getFirst().atMillis() <= heartbeat.atMillis() - COVERAGE_MILLIS) {
            heartbeats.removeFirst();
        }
    }

    /** Something was told of that time, so its clock stands there or later. */
    void heard(long atMillis) {
        clockMillis = Math.max(clockMillis, atMillis);
    }

    long clockMillis() {
        return clockMillis;
    }

    /** As it stands, with what is open there, the worst first; accounts that are silent and well are forgotten. */
    ClusterRow row(List<Breach> open) {
        TreeSet<String> names = new TreeSet<>(accounts.keySet());
        open.stream().map(Breach::account).filter(Objects::nonNull).forEach(names::add);
        List<AccountRow> rows = new ArrayList<>();
        Trend all = Trend.NONE;
        for (String account : names) {
            AccountRow row = row(
                    account,
                    open.stream()
                            .filter(breach -> account.equals(breach.account()))
                            .toList());
            if (row.findings().isEmpty() && row.trend().isSilent()) {
                accounts.remove(account);
            } else {
                rows.add(row);
                all = all.plus(row.trend());
            }
        }
        List<Breach> own =
                open.stream().filter(breach -> breach.account() == null).toList();
        return new ClusterRow(name, clockMillis, all, own, election, blind(), rows);
    }

    private AccountRow row(String account, List<Breach> open) {
        AccountCalls calls = accounts.get(account);
        String called = calls == null ? null : calls.name();
        if (called == null) {
            called = open.stream()
                    .map(Breach::accountName)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        Trend trend = calls == null ? Trend.NONE : calls.trend(lastMinute, clockMillis);
        return new AccountRow(name, account, called, trend, open);
    }

    private @Nullable Double blind() {
        long expected = 0;
        long seen = 0;
        for (Heartbeat heartbeat : heartbeats) {
            if (heartbeat.expected() != null && heartbeat.seen() != null) {
                expected += heartbeat.expected();
                seen += heartbeat.seen();
            }
        }
        // More seen than expected is a matter of which answer of a server they were counted into.
        return expected == 0 ? null : Math.max(0, 1 - (double) seen / expected);
    }
}
