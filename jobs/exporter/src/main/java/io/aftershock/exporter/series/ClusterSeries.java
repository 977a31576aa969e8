package io.aftershock.exporter.series;

import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.exporter.catalogue.Metric;
import io.aftershock.exporter.catalogue.SeriesOutput;
import io.aftershock.exporter.series.Episodes.News;
import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.election.ElectionScope;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.window.ErrorRatio;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The series of one cluster, and what is needed to count each thing once. What is told is a pure function of the messages
 * that were heard, in their order.
 */
final class ClusterSeries {

    /** The account of what concerns a cluster as a whole. */
    private static final String WHOLE = "";

    private static final double SECOND = 1_000;
    private static final long HEARTBEAT_MILLIS = 10_000;

    /** What comes again later than this was counted, though nothing is remembered of it. */
    private static final long MEMORY_MILLIS = 3_600_000;

    /** Idle series are looked for each time that the clock has gone on by this. */
    private static final long LOOK_MILLIS = 10_000;

    private final String name;
    private final SeriesLimits limits;
    private final ClusterClock clock;
    private final Accounts accounts;
    private final AccountSeries whole;
    private final Episodes<Breach> breaches = new Episodes<>();
    private final Once counted;
    private final SeenTimes heartbeats;
    private final RecentCoverage coverage;
    private final LabelCounts deadLetters;
    private @Nullable StreamPosition heard;
    private long newestMillis;
    private long electedMillis;
    private long beatMillis;
    private long lookedMillis;

    ClusterSeries(String name, SeriesLimits limits) {
        this.name = name;
        this.limits = limits;
        this.clock = new ClusterClock();
        this.accounts = new Accounts(limits.accounts());
        this.whole = new AccountSeries();
        this.counted = new Once(List.of());
        this.heartbeats = new SeenTimes();
        this.coverage = new RecentCoverage(RecentCoverage.State.NONE);
        this.deadLetters = new LabelCounts();
        for (ElectionCause cause : List.of(
                ElectionCause.UNPLANNED, ElectionCause.STEP_DOWN, ElectionCause.LAME_DUCK, ElectionCause.SHUTDOWN)) {
            whole.expectElections(ElectionScope.META.label(), cause.label());
        }
    }

    ClusterSeries(ClusterState state, SeriesLimits limits) {
        this.name = state.name();
        this.limits = limits;
        this.clock = new ClusterClock(state.clockMillis(), state.heardMillis());
        this.accounts = new Accounts(limits.accounts(), state.accounts());
        this.whole = new AccountSeries(state.whole());
        this.counted = new Once(state.counted());
        this.heartbeats = new SeenTimes(state.heartbeats());
        this.coverage = new RecentCoverage(state.coverage());
        this.deadLetters = new LabelCounts(state.deadLetters());
        this.heard = state.heard().position();
        this.newestMillis = state.newestMillis();
        this.electedMillis = state.electedMillis();
        this.beatMillis = state.beatMillis();
        this.lookedMillis = state.lookedMillis();
        StoredEpisodes.restoreBreaches(state.breaches(), breaches);
    }

    ClusterState state() {
        return new ClusterState(
                ClusterState.VERSION,
                name,
                StoredPosition.of(heard),
                clock.millis(),
                clock.heardMillis(),
                newestMillis,
                electedMillis,
                beatMillis,
                lookedMillis,
                accounts.state(),
                whole.state(),
                counted.state(),
                heartbeats.state(),
                coverage.state(),
                deadLetters.state(),
                StoredEpisodes.ofBreaches(breaches));
    }

    /** Takes note of a message; false if it is in the state that was restored. */
    boolean hear(StreamPosition position, long storedMillis) {
        if (heard != null && Positions.includes(heard, position)) {
            return false;
        }
        heard = position;
        clock.hear(storedMillis);
        return true;
    }

    private void tell(long eventMillis) {
        clock.tell(eventMillis);
        newestMillis = Math.max(newestMillis, eventMillis);
    }

    private boolean isOld(long eventMillis) {
        return eventMillis < newestMillis - MEMORY_MILLIS;
    }

    void window(ErrorRatio window) {
        long end = window.windowEndMillis();
        long size = end - window.windowStartMillis();
        tell(end);
        boolean known = !accounts.isForgotten(window.account(), end);
        if (size <= 0 || !known || end < newestMillis - Math.max(MEMORY_MILLIS, SeenTimes.REMEMBERED * size)) {
            return;
        }
        Accounts.Account account = accounts.heard(window.account(), clock.millis());
        boolean shared = accounts.isShared(account);
        if (!shared) {
            account.series().show(window);
        }
        // Windows slide: those that lie side by side hold each call once.
        if (end % size == 0 && account.windows().add(end, size)) {
            account.series().count(window);
            if (shared) {
                account.series().showTogether(window);
            }
        }
    }

    void election(Election election) {
        tell(election.atMillis());
        if (election.isMeta()) {
            electedMillis = Math.max(electedMillis, election.atMillis());
        }
        if (!isOld(election.atMillis()) && counted.add(election.id(), election.atMillis())) {
            series(election.account()).count(election);
        }
    }

    void stall(Stall stall) {
        Long end = stall.endMillis();
        if (end == null) {
            return; // a bounded input has ended in it
        }
        tell(end);
        if (!isOld(end) && counted.add(stall.id(), stall.startMillis())) {
            series(stall.account()).countStall(stall.lastedMillis());
        }
    }

    /** Whether the revision is later than any that was heard. */
    boolean breach(Breach breach) {
        News news =
                breaches.tell(breach.id(), breach.openedAtMillis(), breach.revision(), breach.isOpen() ? breach : null);
        if (news == News.BEGUN && !isOld(breach.openedAtMillis())) {
            series(breach.account()).count(breach);
        } else if (news == News.CHANGED) {
            series(breach.account()); // it is not idle
        }
        return news != News.NONE;
    }

    void heartbeat(Heartbeat heartbeat) {
        long at = heartbeat.atMillis();
        tell(at);
        beatMillis = Math.max(beatMillis, at);
        Long expected = heartbeat.expected();
        Long seen = heartbeat.seen();
        if (heartbeats.add(at, HEARTBEAT_MILLIS) && expected != null && seen != null) {
            coverage.add(new RecentCoverage.Part(at, expected, seen));
        }
    }

    void deadLetter(String reason) {
        deadLetters.add(1, reason);
    }

    List<Breach> open() {
        return breaches.open();
    }

    private AccountSeries series(@Nullable String account) {
        return account == null ? whole : accounts.heard(account, clock.millis()).series();
    }

    /**
     * Drops what is idle at a time of the wall clock. It is looked for at full tens of seconds of the cluster's clock only, so
     * that all who hear the same drop the same.
     *
     * @return how many series that were
     */
    int expire(long nowMillis) {
        long look = Math.floorDiv(clock.at(nowMillis), LOOK_MILLIS) * LOOK_MILLIS;
        if (look <= lookedMillis) {
            return 0;
        }
        lookedMillis = look;
        Set<String> kept = new HashSet<>();
        for (Breach breach : breaches.open()) {
            if (breach.account() != null) {
                kept.add(accounts.label(breach.account()));
            }
        }
        return accounts.expire(look - limits.idleMillis(), kept);
    }

    /** Whether nothing has been heard for so long that nobody waits for it any more. */
    boolean isGone(long nowMillis) {
        return nowMillis - clock.heardMillis() > limits.clusterIdleMillis();
    }

    void tell(long nowMillis, SeriesOutput to) {
        long time = clock.at(nowMillis);
        whole.tell(name, WHOLE, time, to);
        accounts.forEach((account, series) -> series.tell(name, account, time, to));
        tellOpen(to);
        coverage.tell(name, time, to);
        deadLetters.counts().forEach((key, count) -> to.series(Metric.DEAD_LETTERS, count, name, key.get(0)));
        to.series(Metric.ACCOUNTS_OVERFLOWED, accounts.overflowed(), name);
        if (electedMillis > 0) {
            to.series(Metric.LAST_ELECTION_TIMESTAMP_SECONDS, electedMillis / SECOND, name);
        }
        if (beatMillis > 0) {
            to.series(Metric.SOURCE_LAG_SECONDS, Math.max(0, nowMillis - beatMillis) / SECOND, name);
        }
    }

    private void tellOpen(SeriesOutput to) {
        Map<List<String>, Integer> open = new LinkedHashMap<>();
        expectOpen(WHOLE, whole, open);
        accounts.forEach((account, series) -> expectOpen(account, series, open));
        for (Breach breach : breaches.open()) {
            String account = breach.account() == null ? WHOLE : accounts.label(breach.account());
            open.merge(List.of(account, breach.check(), breach.severity().label()), 1, Integer::sum);
        }
        open.forEach((key, count) -> to.series(Metric.FINDINGS_OPEN, count, name, key.get(0), key.get(1), key.get(2)));
    }

    /** What has been open before is 0 now, and not absent: so that people see it end. */
    private static void expectOpen(String account, AccountSeries series, Map<List<String>, Integer> open) {
        series.findings().forEach(key -> open.put(List.of(account, key.get(0), key.get(1)), 0));
    }
}
