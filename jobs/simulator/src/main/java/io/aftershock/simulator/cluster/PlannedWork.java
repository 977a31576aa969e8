package io.aftershock.simulator.cluster;

import io.aftershock.simulator.engine.Seeds;
import io.aftershock.simulator.truth.Side;
import io.aftershock.simulator.wire.ClientInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What people do to a cluster on purpose. */
final class PlannedWork {

    private static final String SYSTEM = "SYS";
    private static final long STEP_DOWN_MILLIS = 15;
    private static final long LAME_DUCK_MILLIS = 33;
    private static final long EXIT_MILLIS = 12_000;
    private static final long START_MILLIS = 14_000;
    private static final int MOST_STRAYS = 4;

    private final Cluster cluster;
    private final Elections elections;
    private final ApiService api;
    private final RandomGenerator chance;

    PlannedWork(Cluster cluster, Elections elections, ApiService api) {
        this.cluster = cluster;
        this.elections = elections;
        this.api = api;
        this.chance = cluster.seeds.of("planned work");
    }

    /** The meta leader is asked to step down, which costs a few stray errors. */
    void stepDown() {
        Server leader = cluster.meta.named;
        happened("stepdown_request", "meta_leader", leader.name);
        cluster.voice.audit(leader, SYSTEM, null, "META.LEADER.STEPDOWN", 0);
        elections.loseMetaLeader();
        cluster.agenda.after(STEP_DOWN_MILLIS, () -> elections.electMetaLeader(elections.anyBut(leader), "step_down"));
        for (int i = chance.nextInt(MOST_STRAYS); i > 0; i--) {
            cluster.agenda.after(Seeds.between(chance, 0.01, 0.5), this::strayError);
        }
    }

    private void strayError() {
        List<Account> accounts = new ArrayList<>(cluster.accounts.values());
        Account account = accounts.get(chance.nextInt(accounts.size()));
        ClientInfo client = new ClientInfo(account.name, "worker", cluster.name, "n1", 1, cluster.now());
        api.answerUnavailable(
                account, client, Request.toStream("CONSUMER.INFO", "ORDERS", ".worker"), Side.PLANNED_WORK);
    }

    /** A server goes in lame duck mode: it hands over what it leads, lingers, and comes back in some version. */
    void replace(String name, String version) {
        Server server = cluster.server(name);
        happened("lame_duck", "node", name, "role", server == cluster.meta.leader ? "meta_leader" : "follower");
        cluster.voice.lameDuck(server);
        server.lameDuck = true;
        if (server == cluster.meta.leader) {
            elections.loseMetaLeader();
            cluster.agenda.after(
                    LAME_DUCK_MILLIS, () -> elections.electMetaLeader(elections.anyBut(server), "lame_duck"));
        }
        elections.moveStreamsOf(server, 0.02, 0.03);
        cluster.agenda.after(EXIT_MILLIS, () -> server.up = false);
        cluster.agenda.after(START_MILLIS, () -> {
            server.version = version;
            server.restart(cluster.now());
            happened("restart", "node", name, "version", version);
        });
    }

    private void happened(String event, Object... details) {
        cluster.witness.happened(cluster.now(), cluster.name, event, details);
    }
}
