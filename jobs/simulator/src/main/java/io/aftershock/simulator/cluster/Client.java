package io.aftershock.simulator.cluster;

import io.aftershock.simulator.engine.Seeds;
import io.aftershock.simulator.wire.ClientInfo;
import java.util.List;
import java.util.random.RandomGenerator;

/** A client: one call after the other, on one connection after the other. */
final class Client {

    /** How long it waits for an answer. */
    private static final long TIMEOUT_MILLIS = 2_000;

    private final Cluster cluster;
    private final ApiService api;
    private final Account account;
    private final String name;
    private final double callsPerSecond;
    private final Behaviour behaviour;
    private final RandomGenerator chance;
    private final long untilMillis;

    private Server server;
    private ClientInfo info;

    Client(
            Cluster cluster,
            ApiService api,
            Account account,
            String name,
            double callsPerSecond,
            Behaviour behaviour,
            long untilMillis) {
        this.cluster = cluster;
        this.api = api;
        this.account = account;
        this.name = name;
        this.callsPerSecond = callsPerSecond;
        this.behaviour = behaviour;
        this.untilMillis = untilMillis;
        this.chance = cluster.seeds.of("client " + account.name + "/" + name);
        this.server = cluster.servers.get(chance.nextInt(cluster.servers.size()));
        this.info = connection(server);
    }

    /** Begins to call, and to call again. */
    void startAt(long millis) {
        cluster.agenda.at(millis + pause(), this::call);
    }

    private void call() {
        if (cluster.now() >= untilMillis) {
            return;
        }
        if (!server.works()) {
            reconnect();
            return;
        }
        Outcome outcome = api.answer(account, info, behaviour.next(chance, cluster.now()));
        cluster.agenda.after(pause() + (outcome == Outcome.ANSWERED ? 0 : TIMEOUT_MILLIS), this::call);
    }

    private void reconnect() {
        List<Server> others = cluster.working();
        if (!others.isEmpty()) {
            server = others.get(chance.nextInt(others.size()));
            info = connection(server);
            cluster.voice.connected(server, info);
        }
        cluster.agenda.after(pause(), this::call);
    }

    private ClientInfo connection(Server to) {
        return new ClientInfo(account.name, name, cluster.name, to.name, ++cluster.connections, cluster.now());
    }

    private long pause() {
        return Seeds.exponential(chance, callsPerSecond);
    }
}
