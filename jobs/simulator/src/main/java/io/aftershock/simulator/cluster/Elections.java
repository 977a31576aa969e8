package io.aftershock.simulator.cluster;

import io.aftershock.simulator.engine.Seeds;
import io.aftershock.simulator.truth.TrueElection;
import java.util.List;
import java.util.random.RandomGenerator;

/** Leaders that are lost, and leaders that are elected. */
final class Elections {

    private static final double FIRST_ELECTION_SECONDS = 3.6;
    private static final double LAST_ELECTION_SECONDS = 7.2;

    private final Cluster cluster;
    private final RandomGenerator chance;

    Elections(Cluster cluster) {
        this.cluster = cluster;
        this.chance = cluster.seeds.of("elections");
    }

    /** How long an election takes that nobody prepared, as measured on killed leaders. */
    long unpreparedMillis() {
        return Seeds.between(chance, FIRST_ELECTION_SECONDS, LAST_ELECTION_SECONDS);
    }

    /** The meta group loses its leader; from now on nobody answers for it. */
    void loseMetaLeader() {
        cluster.meta.lost(cluster.now());
        cluster.witness.silent(cluster.name, cluster.now());
    }

    void electMetaLeader(Server winner, String cause) {
        MetaGroup meta = cluster.meta;
        Server before = meta.named;
        long lost = meta.leader == null ? meta.lostMillis : cluster.now();
        meta.elected(winner, cluster.now());
        cluster.servers.forEach(Server::followOrLead);
        cluster.witness.answering(cluster.name, cluster.now());
        cluster.voice.metaLeader(winner, MetaGroup.membersOf(winner, cluster.servers));
        cluster.witness.elected(
                new TrueElection(cluster.name, before.name, winner.name, cause, lost, cluster.now(), null));
    }

    /** Somebody who works, if possible not this one. */
    Server anyBut(Server not) {
        List<Server> others =
                cluster.working().stream().filter(server -> server != not).toList();
        return others.isEmpty() ? not : others.get(chance.nextInt(others.size()));
    }

    /** The streams that a server leads elect others, each after a time of its own. */
    void moveStreamsOf(Server server, double fromSeconds, double toSeconds) {
        for (StreamGroup group : groups()) {
            if (group.leader == server) {
                group.leader = null;
                cluster.agenda.after(Seeds.between(chance, fromSeconds, toSeconds), () -> electStreamLeader(group));
            }
        }
    }

    void loseAllStreamLeaders() {
        groups().forEach(group -> group.leader = null);
    }

    void electAllStreamLeaders(double withinSeconds) {
        for (StreamGroup group : groups()) {
            if (group.leader == null) {
                cluster.agenda.after(Seeds.between(chance, 0.02, withinSeconds), () -> electStreamLeader(group));
            }
        }
    }

    private void electStreamLeader(StreamGroup group) {
        List<Server> working = cluster.working();
        if (group.leader == null && !working.isEmpty()) {
            Server winner = working.get(chance.nextInt(working.size()));
            group.leader = winner;
            cluster.voice.streamLeader(group, winner, MetaGroup.membersOf(winner, cluster.servers));
        }
    }

    private List<StreamGroup> groups() {
        return cluster.accounts.values().stream()
                .flatMap(account -> account.streams.values().stream())
                .toList();
    }
}
