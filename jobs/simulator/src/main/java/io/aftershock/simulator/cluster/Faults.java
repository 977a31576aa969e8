package io.aftershock.simulator.cluster;

import io.aftershock.simulator.engine.Seeds;
import io.aftershock.simulator.truth.Certainty;
import io.aftershock.simulator.truth.TrueElection;
import java.util.List;
import java.util.random.RandomGenerator;

/** What befalls a cluster that nobody asked for. */
final class Faults {

    private static final double NOTICED_FROM_SECONDS = 4;
    private static final double NOTICED_TO_SECONDS = 6;
    private static final double CANDIDACY_FROM_SECONDS = 5;
    private static final double CANDIDACY_TO_SECONDS = 8;
    private static final int CASCADE = 10;

    /** The streams elect after 4 to 9 s, their causes are known after 2, and what explains them may take 10 more. */
    private static final long CASCADE_FOUND_MILLIS = 22_000;

    /** So long an election counts. */
    private static final long CASCADE_LASTS_MILLIS = 600_000;

    private final Cluster cluster;
    private final Elections elections;
    private final RandomGenerator chance;

    Faults(Cluster cluster, Elections elections) {
        this.cluster = cluster;
        this.elections = elections;
        this.chance = cluster.seeds.of("faults");
    }

    /** The meta leader is killed, and started again. */
    void crash(long outageMillis, long downMillis) {
        Server dead = cluster.meta.named;
        happened("sigkill", "node", dead.name, "role", "meta_leader");
        cluster.accounts.values().forEach(account -> expectCascade(account, dead));
        die(dead);
        elections.loseMetaLeader();
        elections.moveStreamsOf(dead, 4, 9);
        cluster.agenda.after(
                outageMillis, () -> elections.electMetaLeader(elections.anyBut(dead), TrueElection.UNPLANNED));
        cluster.agenda.after(downMillis, () -> restart(dead));
    }

    /** Streams that a dead server led elect others, which the loss of the meta leader explains. */
    private void expectCascade(Account account, Server dead) {
        long led = account.streams.values().stream()
                .filter(group -> group.leader == dead)
                .count();
        if (led >= CASCADE) {
            long now = cluster.now();
            cluster.witness.expects(
                    "ELECTION_001",
                    cluster.name,
                    account.name,
                    "info",
                    now,
                    now + CASCADE_FOUND_MILLIS,
                    now + CASCADE_LASTS_MILLIS,
                    Certainty.MUST);
        }
    }

    /** The leader gives up the lead by itself, as one does whose disk is full; the others elect somebody, or it again. */
    void depose(String winner, long outageMillis) {
        happened("leader_steps_aside", "node", cluster.meta.named.name, "role", "meta_leader");
        cluster.meta.named.steppedAside = true;
        elections.loseMetaLeader();
        cluster.agenda.after(
                outageMillis, () -> elections.electMetaLeader(cluster.server(winner), TrueElection.UNPLANNED));
    }

    /** Two of three servers are killed: the third can elect nobody until they are back. */
    void loseQuorum(long downMillis) {
        List<Server> dead = cluster.servers.stream()
                .filter(server -> server == cluster.meta.named || server == follower())
                .toList();
        happened(
                "quorum_loss_start",
                "killed",
                dead.stream().map(server -> server.name).toList());
        dead.forEach(this::die);
        leaderless();
        cluster.agenda.after(downMillis, () -> dead.forEach(this::restart));
        cluster.agenda.after(downMillis + Seeds.between(chance, 2.7, 6.4), this::quorumIsBack);
    }

    /** All three servers live, but none can lead, say for full disks: each of them answers each call. */
    void loseLeaders(long millis) {
        cluster.meta.named.steppedAside = true;
        happened("leaderless_start", "what", "no server can lead: each answers every call with 10008");
        leaderless();
        cluster.agenda.after(millis, this::quorumIsBack);
    }

    private Server follower() {
        return cluster.servers.stream()
                .filter(server -> server != cluster.meta.named)
                .findFirst()
                .orElseThrow();
    }

    private void leaderless() {
        elections.loseMetaLeader();
        cluster.agenda.after(Seeds.between(chance, NOTICED_FROM_SECONDS, NOTICED_TO_SECONDS), this::notice);
    }

    /** The survivors know by now that nobody leads, and stand for election again and again. */
    private void notice() {
        if (cluster.meta.leader != null) {
            return;
        }
        cluster.servers.forEach(server -> server.candidate = server.works());
        if (cluster.servers.stream().anyMatch(server -> server.answersLeaderless(cluster.now()))) {
            cluster.witness.answering(cluster.name, cluster.now());
        }
        elections.loseAllStreamLeaders();
        cluster.meta.term++;
        cluster.agenda.after(Seeds.between(chance, CANDIDACY_FROM_SECONDS, CANDIDACY_TO_SECONDS), this::notice);
    }

    private void quorumIsBack() {
        happened("quorum_restored");
        elections.electMetaLeader(elections.anyBut(cluster.meta.named), TrueElection.UNPLANNED);
        elections.electAllStreamLeaders(1.5);
    }

    private void die(Server server) {
        server.up = false;
        cluster.witness.died(cluster.name, server.name, cluster.now());
    }

    private void restart(Server server) {
        server.restart(cluster.now());
        cluster.witness.started(cluster.name, server.name, cluster.now());
        server.candidate = cluster.meta.leader == null;
        happened("restart", "node", server.name);
    }

    private void happened(String event, Object... details) {
        cluster.witness.happened(cluster.now(), cluster.name, event, details);
    }
}
