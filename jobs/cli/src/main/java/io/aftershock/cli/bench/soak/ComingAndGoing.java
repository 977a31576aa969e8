package io.aftershock.cli.bench.soak;

import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.election.ElectionScope;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import io.aftershock.model.window.ErrorRatio;
import io.aftershock.monitor.publish.JsonRecord;
import io.aftershock.monitor.publish.Line;
import io.aftershock.monitor.publish.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a job would publish of one cluster whose accounts come and go: always new names, a slide of windows a step. */
final class ComingAndGoing {

    static final long SLIDE_MILLIS = 10_000;

    private static final long WINDOW_MILLIS = 60_000;
    private static final int REQUESTS = 400;

    private final String cluster;
    private final int leaving;
    private final Random random;
    private final List<String> accounts = new ArrayList<>();
    private long clockMillis;
    private int named;
    private int episodes;
    private @Nullable Breach open;

    /**
     * A cluster at the begin of its clock.
     *
     * @param active accounts at a time
     * @param leaving how many of them are replaced in each step
     */
    ComingAndGoing(String cluster, int active, int leaving, long startMillis, long seed) {
        this.cluster = cluster;
        this.leaving = leaving;
        this.random = new Random(seed);
        this.clockMillis = startMillis / WINDOW_MILLIS * WINDOW_MILLIS;
        for (int i = 0; i < active; i++) {
            accounts.add(name());
        }
    }

    /** How many accounts there have been. */
    int accountsSoFar() {
        return named;
    }

    /** The lines of the next ten seconds of the cluster's clock. */
    List<Line> step() {
        clockMillis += SLIDE_MILLIS;
        for (int i = 0; i < leaving; i++) {
            accounts.set(random.nextInt(accounts.size()), name());
        }
        List<Line> lines = new ArrayList<>();
        accounts.forEach(account -> lines.add(Lines.of(window(account))));
        lines.add(heartbeat());
        lines.add(Lines.of(episode()));
        if (clockMillis % WINDOW_MILLIS == 0) {
            lines.add(Lines.of(election()));
        }
        return lines;
    }

    private String name() {
        return "TENANT_%06d".formatted(named++);
    }

    private ErrorRatio window(String account) {
        long failed = random.nextInt(5);
        return new ErrorRatio(
                cluster,
                account,
                clockMillis - WINDOW_MILLIS,
                clockMillis,
                REQUESTS,
                failed,
                REQUESTS,
                failed,
                0,
                failed == 0 ? Map.of() : Map.of(random.nextBoolean() ? "not_found" : "availability", failed),
                failed == 0 ? Map.of() : Map.of("10059", failed),
                true,
                null);
    }

    private Line heartbeat() {
        Heartbeat beat = new Heartbeat(cluster, clockMillis, 4_000L, 4_000L, false);
        String json = JsonRecord.of(
                "heartbeat",
                to -> to.field("cluster", beat.cluster())
                        .time("at", beat.atMillis())
                        .number("expected", beat.expected())
                        .number("seen", beat.seen())
                        .field("delayed", beat.delayed()));
        return new Line("heartbeat", clockMillis, cluster, "", "", clockMillis, 0, false, json, "");
    }

    /** One opens in a step, and closes in the next. */
    private Breach episode() {
        Breach before = open;
        String account = before == null ? accounts.get(random.nextInt(accounts.size())) : before.account();
        boolean opens = before == null;
        long opened = before == null ? clockMillis : before.openedAtMillis();
        episodes += opens ? 1 : 0;
        Breach breach = new Breach(
                "JETSTREAM_009:" + cluster + ":" + account + ":" + episodes,
                opens ? 1 : 2,
                "JETSTREAM_009",
                Severity.WARNING,
                opens ? BreachState.OPENED : BreachState.CLOSED,
                cluster,
                account,
                clockMillis,
                opened,
                opens ? null : clockMillis,
                0.02,
                0.01,
                60,
                null,
                "8 of 400 API calls of " + account + " (2.00 %) failed in the last 60 s, above 1.00 %.",
                Evidence.NONE,
                null,
                false,
                "defaults",
                "docs/checks/JETSTREAM_009.md",
                "client");
        open = opens ? breach : null;
        return breach;
    }

    private Election election() {
        return new Election(
                "election:" + cluster + ":meta:" + clockMillis / WINDOW_MILLIS,
                cluster,
                null,
                ElectionScope.META,
                null,
                null,
                null,
                "n1",
                "n2",
                ElectionCause.STEP_DOWN,
                clockMillis,
                20L,
                List.of());
    }
}
