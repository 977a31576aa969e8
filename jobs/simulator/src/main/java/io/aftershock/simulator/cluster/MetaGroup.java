package io.aftershock.simulator.cluster;

import io.aftershock.simulator.wire.MetaWord;
import io.aftershock.simulator.wire.PeerView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Raft group that decides what exists: who leads it, and who is taken for its leader. */
final class MetaGroup {

    private static final long FIRST_TERM = 2;

    /** A follower calls a leader stale that it has not heard for so long. */
    private static final long STALE_MILLIS = 2_000;

    /** Health is told as bad a little sooner. */
    private static final long UNHEALTHY_MILLIS = 1_800;

    private static final long HEARTBEAT_MILLIS = 1_000;

    long term = FIRST_TERM;

    /** Who leads; null while nobody does. */
    @Nullable
    Server leader;

    /** Who led last: servers go on naming it until another is elected, or until they stand themselves. */
    Server named;

    long sinceMillis;
    long lostMillis;

    MetaGroup(Server leader, long millis) {
        this.leader = leader;
        this.named = leader;
        this.sinceMillis = millis;
        this.lostMillis = millis;
    }

    void lost(long millis) {
        leader = null;
        lostMillis = millis;
    }

    void elected(Server winner, long millis) {
        term++;
        leader = winner;
        named = winner;
        sinceMillis = millis;
    }

    /** What a server says of the group. */
    MetaWord wordOf(Server server, List<Server> servers, long millis) {
        boolean leads = server == leader;
        return new MetaWord(
                server.name,
                server.knowsALeader() ? named.name : null,
                term,
                leads ? sinceMillis : null,
                peersOf(server, servers, millis),
                server.apiTotal,
                server.apiErrors);
    }

    /** The others as a member sees them: a leader hears all, a follower only the leader. */
    List<PeerView> peersOf(Server server, List<Server> servers, long millis) {
        return servers.stream()
                .filter(other -> other != server)
                .map(other -> view(server, other, millis))
                .toList();
    }

    /** All members as the leader of a group lists them when it is elected, itself among them. */
    static List<PeerView> membersOf(Server leader, List<Server> servers) {
        return servers.stream()
                .map(other -> other == leader
                        ? new PeerView(other.name, true, 0)
                        : new PeerView(other.name, other.works(), other.works() ? 1 : 0))
                .toList();
    }

    private PeerView view(Server server, Server other, long millis) {
        boolean heard = server == leader ? other.works() : other == named && server.knowsALeader();
        if (!heard) {
            return new PeerView(other.name, false, 0);
        }
        long silent = leader == null ? millis - lostMillis : 0;
        long active = silent + Math.floorMod(millis - sinceMillis, HEARTBEAT_MILLIS);
        return new PeerView(other.name, active <= STALE_MILLIS, active);
    }

    /** The trouble that a server reports of the group; null if it knows of none. */
    @Nullable
    String troubleOf(Server server, long millis) {
        if (!server.knowsALeader()) {
            return "JetStream has not established contact with a meta leader";
        }
        boolean stale = leader == null && server != named && millis - lostMillis >= UNHEALTHY_MILLIS;
        return stale ? "JetStream is not current with the meta leader" : null;
    }
}
