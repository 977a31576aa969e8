package io.aftershock.monitor.check.stall;

import io.aftershock.model.election.Election;
import io.aftershock.model.network.LeaderSilence;
import io.aftershock.monitor.signal.Signal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What tells a cluster that does not answer from clients that do not ask; public fields for Flink's serializer.
 *
 * <p>Both make answers stop. A lost leader also stops answering polls, or leaves others to elect another; clients that
 * leave do neither.
 */
public final class Signs {

    /** A sign this much older than a fall has to do with something else. */
    private static final long BEFORE_MILLIS = 5_000;

    /** Older signs explain no fall that can still be found. */
    private static final long RECENT_MILLIS = 20_000;

    /** State is polled each 5 s, and some. */
    private static final long ALIVE_MILLIS = 6_000;

    private static final long SILENT_MILLIS = 2_000;
    private static final long FORGET_MILLIS = 900_000;

    /** More elections of assets than this are as good as these. */
    private static final int MOST_ELECTIONS = 200;

    /** Answers to the polls of one round come together. */
    private static final long SAME_ROUND_MILLIS = 200;

    /** Before the first row of the cluster. */
    public static final long NEVER = Long.MIN_VALUE;

    public long firstMillis = NEVER;

    /** By server, its answers to polls. */
    public Map<String, Polled> polled = new HashMap<>();

    /** Recent elections: all of the meta group, and those of assets that nobody planned. */
    public List<Election> elections = new ArrayList<>();

    /** When unplanned elections of the meta group ended that have been heard of since the last second. */
    public List<Long> heard = new ArrayList<>();

    /** Meta leaders that no other server reaches, and those of the last seconds. */
    public List<LeaderSilence> silences = new ArrayList<>();

    /** When a server last answered, and how long it is between its answers. */
    public record Polled(long lastMillis, long everyMillis) {

        Polled at(long millis) {
            long gap = millis - lastMillis;
            if (gap < SAME_ROUND_MILLIS) {
                return this;
            }
            // One long gap is no habit.
            long counted = Math.min(gap, 2 * everyMillis);
            return new Polled(millis, everyMillis == 0 ? gap : (7 * everyMillis + counted) / 8);
        }

        boolean isSilent(long nowMillis) {
            return everyMillis > 0 && nowMillis - lastMillis > Math.max(SILENT_MILLIS, 2 * everyMillis + 500);
        }
    }

    /** Takes in what a signal says of the servers; false if it says nothing. */
    public boolean take(Signal signal) {
        Election election = signal.election();
        if (signal.kind() == Signal.Kind.START) {
            firstMillis = signal.atMillis();
            return true;
        }
        if (election != null) {
            return take(election);
        }
        if (signal.network() != null) {
            silences = signal.network().silences();
            return true;
        }
        String server = signal.server();
        if (!signal.polled() || signal.isUnanswered() || server == null) {
            return false;
        }
        Polled known = polled.get(server);
        polled.put(server, known == null ? new Polled(signal.atMillis(), 0) : known.at(signal.atMillis()));
        return true;
    }

    private boolean take(Election election) {
        if (election.isMeta() && !election.cause().isPlanned()) {
            heard.add(election.atMillis());
        }
        boolean counts = !election.cause().isPlanned() && elections.size() < MOST_ELECTIONS;
        return (election.isMeta() || counts) && elections.add(election);
    }

    void forgetBefore(long nowMillis) {
        elections.removeIf(
                election -> election.atMillis() < nowMillis - (election.isMeta() ? FORGET_MILLIS : 3 * RECENT_MILLIS));
        polled.values().removeIf(server -> server.lastMillis() < nowMillis - FORGET_MILLIS);
    }

    /** Whether telemetry arrives: if no server answers a poll it may be the monitor that is cut off. */
    boolean isAlive(long nowMillis) {
        return polled.values().stream()
                .anyMatch(server -> !server.isSilent(nowMillis) && nowMillis - server.lastMillis() <= ALIVE_MILLIS);
    }

    /** Whether there is any sign that a fall that is found now could be explained by. */
    boolean anyRecent(long nowMillis) {
        return !since(nowMillis - RECENT_MILLIS, nowMillis).isEmpty();
    }

    /** Servers that have stopped answering polls, whenever that was. */
    boolean anySilent(long nowMillis) {
        return polled.values().stream().anyMatch(server -> server.isSilent(nowMillis));
    }

    /** The signs that explain a fall that began then, in words; empty for none. */
    List<String> since(long fallMillis, long nowMillis) {
        List<String> signs = new ArrayList<>();
        new TreeMap<>(polled).forEach((name, server) -> {
            if (server.isSilent(nowMillis) && server.lastMillis() >= fallMillis - BEFORE_MILLIS) {
                signs.add(name + " has not answered a poll since " + time(server.lastMillis()));
            }
        });
        for (LeaderSilence silence : silences) {
            boolean counts = isNear(silence, fallMillis);
            if (counts && signs.stream().noneMatch(sign -> sign.startsWith(silence.leader() + " "))) {
                signs.add("no other server reaches the meta leader " + silence.leader() + " since "
                        + time(silence.sinceMillis()));
            }
        }
        List<Election> unplanned = elections.stream()
                .filter(election -> !election.cause().isPlanned() && election.atMillis() >= fallMillis)
                .toList();
        if (!unplanned.isEmpty()) {
            signs.add(
                    unplanned.size() == 1
                            ? "a leader has been replaced unplanned"
                            : unplanned.size() + " leaders have been replaced unplanned");
        }
        return signs;
    }

    /** A silence that ended before the fall has nothing to do with it. */
    private static boolean isNear(LeaderSilence silence, long fallMillis) {
        return silence.sinceMillis() >= fallMillis - BEFORE_MILLIS
                && (!silence.isOver() || silence.endMillis() >= fallMillis);
    }

    /** The elections of meta leaders for which calls may have waited from {@code fromMillis} to {@code toMillis}. */
    List<String> electionsWithin(long fromMillis, long toMillis) {
        return elections.stream()
                .filter(Election::isMeta)
                .filter(election -> election.atMillis() >= fromMillis - 1_000
                        && election.atMillis() - outage(election) <= toMillis
                        && election.atMillis() <= toMillis + BEFORE_MILLIS)
                .map(Election::id)
                .collect(Collectors.toList());
    }

    private static long outage(Election election) {
        Long outage = election.outageMillis();
        return outage == null ? 0 : outage;
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .substring(11, 19);
    }
}
