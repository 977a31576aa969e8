package io.aftershock.monitor.election.hint;

import io.aftershock.model.election.Hint;
import io.aftershock.model.network.NetworkView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may lie behind an unplanned election, most likely first: what the network shows, then what the servers' figures do.
 *
 * <p>A figure is a hint only if it is that of the server which lost the lead, or of the one that won it: a follower that is
 * too busy to hear heartbeats stands for election. And only if it is rare: each limit is one that a healthy cluster
 * does not pass for days.
 */
public final class Hints {

    /** Meta leaders step down when writes fail for want of space; what is written between two polls is a few percent. */
    static final double FULL = 0.95;

    /** Heartbeats go out each second and are missed after four: who has a tenth of its cores left sends them. */
    static final double BUSY = 0.9;

    /** Deployments and the morning bring two or three times the usual. */
    static final double RUSH = 5;

    /** A server answers thousands of calls a second; five times next to nothing is next to nothing. */
    static final double RUSH_FROM_PER_SECOND = 100;

    /** One restart an hour is an upgrade. */
    static final int RESTARTS = 2;

    /** NATS' own advice for the number of replicated assets on a server. */
    static final int RAFT_GROUPS = 1_000;

    /** As CLOCK_001 has it by default. Raft does not look at the clock, but a machine that was paused or moved loses it. */
    static final long SKEW_MILLIS = 3_000;

    private Hints() {}

    /** The election, as far as its hints ask. */
    public record Asked(
            @Nullable String previousLeader,
            String leader,
            long electedMillis,
            @Nullable Long outageMillis) {

        /** When the leader before was lost, as far as that is known. */
        long lostMillis() {
            return outageMillis == null ? electedMillis : electedMillis - outageMillis;
        }
    }

    /** The hints that the telemetry has; none for nothing known. */
    public static List<Hint> of(Asked election, NetworkView network, ClusterFigures figures) {
        List<Hint> hints =
                new ArrayList<>(NetworkHints.of(network, election.previousLeader(), election.electedMillis()));
        Stream.of(
                        full(election, figures),
                        ofEither(election, server -> busy(server, figures, election)),
                        rush(election, figures),
                        ofEither(election, server -> restarts(server, figures, election)),
                        ofEither(election, server -> groups(server, figures, election)),
                        ofEither(election, server -> skew(server, figures)))
                .filter(Objects::nonNull)
                .forEach(hints::add);
        return List.copyOf(hints);
    }

    /** The loser's first: it is the one that was not heard. */
    private static @Nullable Hint ofEither(Asked election, Function<String, @Nullable Hint> ofServer) {
        String previous = election.previousLeader();
        Hint losers = previous == null ? null : ofServer.apply(previous);
        return losers == null ? ofServer.apply(election.leader()) : losers;
    }

    /** Only who leads steps down. */
    private static @Nullable Hint full(Asked election, ClusterFigures figures) {
        String previous = election.previousLeader();
        Double used = previous == null ? null : figures.of(previous).storage(election.electedMillis());
        return used == null || used < FULL ? null : new Hint("disk_full", previous, used);
    }

    private static @Nullable Hint busy(String server, ClusterFigures figures, Asked election) {
        Double cpu = figures.of(server).cpu(election.electedMillis());
        return cpu == null || cpu < BUSY ? null : new Hint("cpu", server, cpu);
    }

    private static @Nullable Hint rush(Asked election, ClusterFigures figures) {
        double perSecond = figures.calls.recent(election.lostMillis());
        boolean rare =
                perSecond >= RUSH_FROM_PER_SECOND && perSecond >= RUSH * figures.calls.usual(election.lostMillis());
        return rare ? new Hint("api_rate", null, perSecond) : null;
    }

    private static @Nullable Hint restarts(String server, ClusterFigures figures, Asked election) {
        int restarts = figures.of(server).restarts(election.electedMillis());
        return restarts < RESTARTS ? null : new Hint("restarts", server, (double) restarts);
    }

    private static @Nullable Hint groups(String server, ClusterFigures figures, Asked election) {
        Integer groups = figures.of(server).raftGroups(election.electedMillis());
        return groups == null || groups <= RAFT_GROUPS ? null : new Hint("raft_groups", server, (double) groups);
    }

    private static @Nullable Hint skew(String server, ClusterFigures figures) {
        long ahead = figures.of(server).aheadMillis;
        return Math.abs(ahead) <= SKEW_MILLIS ? null : new Hint("clock_skew", server, ahead / 1_000.0);
    }
}
