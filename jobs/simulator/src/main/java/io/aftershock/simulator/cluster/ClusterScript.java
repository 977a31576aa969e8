package io.aftershock.simulator.cluster;

import io.aftershock.simulator.delivery.Delivery;
import io.aftershock.simulator.engine.Agenda;
import io.aftershock.simulator.engine.Seeds;
import io.aftershock.simulator.truth.Certainty;
import io.aftershock.simulator.truth.Witness;

/** What a story says of one cluster: who uses it, what befalls it, and how its telemetry travels. Times are seconds. */
public final class ClusterScript {

    private static final long SECOND = 1_000;

    /** Late copies are waited for, and then the servers' counters have to have told it twice. */
    private static final double BLIND_FOUND_SECONDS = 100;

    /** Who calls often does so through several clients. */
    private static final int CLIENTS = 4;

    private final Cluster cluster;
    private final ApiService api;
    private final Faults faults;
    private final PlannedWork work;
    private final Elections elections;
    private final long startMillis;

    public ClusterScript(String name, Agenda agenda, Seeds seeds, Witness witness, Delivery delivery) {
        this.cluster = new Cluster(name, agenda, seeds, witness, delivery);
        this.api = new ApiService(cluster);
        this.elections = new Elections(cluster);
        this.faults = new Faults(cluster, elections);
        this.work = new PlannedWork(cluster, elections, api);
        this.startMillis = agenda.nowMillis();
        new Polls(cluster).start();
        witness.happened(
                startMillis, name, "start", "version", Cluster.NEW_VERSION, "meta_leader", cluster.meta.named.name);
    }

    /** An account in good health. */
    public ClusterScript account(String name, double callsPerSecond) {
        return account(name, callsPerSecond, 0);
    }

    /** An account a small share of whose calls fails all the same. */
    public ClusterScript account(String name, double callsPerSecond, double strayShare) {
        Account account = cluster.account(name);
        int clients = callsPerSecond < 1 ? 1 : CLIENTS;
        for (int i = 0; i < clients; i++) {
            client(account, "app-" + i, callsPerSecond / clients, Behaviours.usual(strayShare), 0, Double.MAX_VALUE);
        }
        return this;
    }

    /** An account whose advisories nobody imports. */
    public ClusterScript blindAccount(String name, double callsPerSecond) {
        cluster.delivery.hide(name);
        cluster.witness.expects(
                "BLIND_001",
                cluster.name,
                name,
                "warning",
                startMillis,
                at(BLIND_FOUND_SECONDS),
                Long.MAX_VALUE / 2,
                Certainty.MUST);
        return account(name, callsPerSecond);
    }

    /** The servers run an older version, until they are replaced. */
    public ClusterScript inVersion(String version) {
        cluster.servers.forEach(server -> server.version = version);
        return this;
    }

    /** An account with many streams, all of them led by the server that leads the meta group too. */
    public ClusterScript crowdedAccount(String name, double callsPerSecond, int streams) {
        Account account = cluster.account(name);
        for (int i = 0; i < streams; i++) {
            account.streams.put("S" + i, new StreamGroup(name, "S" + i, cluster.meta.named));
        }
        return account(name, callsPerSecond);
    }

    /** One client of an account. */
    public ClientScript client(String account, String name) {
        return new ClientScript(this, account, name);
    }

    /** A tool that scales a stream of the account up and down all the time. */
    public ClusterScript rescaling(String account, String client, double callsPerSecond) {
        client(cluster.account(account), client, callsPerSecond, Behaviours.rescaling(cluster), 0, Double.MAX_VALUE);
        return this;
    }

    void client(Account account, String name, double callsPerSecond, Behaviour behaviour, double from, double until) {
        long untilMillis = until == Double.MAX_VALUE ? Long.MAX_VALUE : at(until);
        new Client(cluster, api, account, name, callsPerSecond, behaviour, untilMillis).startAt(at(from));
    }

    Cluster cluster() {
        return cluster;
    }

    /** The meta leader is killed, and started again after 8 s; how long the election takes is chance. */
    public ClusterScript crash(double second) {
        return then(second, () -> faults.crash(elections.unpreparedMillis(), 8 * SECOND));
    }

    /** The leader gives up the lead by itself, and after a while somebody is elected. */
    public ClusterScript depose(double second, String winner, double outageSeconds) {
        return then(second, () -> faults.depose(winner, millis(outageSeconds)));
    }

    /** Two of three servers are killed, and started again. */
    public ClusterScript loseQuorum(double second, double downSeconds) {
        return then(second, () -> faults.loseQuorum(millis(downSeconds)));
    }

    /** All servers live, and none can lead. */
    public ClusterScript loseLeaders(double second, double seconds) {
        return then(second, () -> faults.loseLeaders(millis(seconds)));
    }

    /** The meta leader is asked to step down. */
    public ClusterScript stepDown(double second) {
        return then(second, work::stepDown);
    }

    /** A server goes in lame duck mode, and comes back. */
    public ClusterScript restart(double second, String server) {
        return upgrade(second, server, Cluster.NEW_VERSION);
    }

    /** The same, and comes back in another version. */
    public ClusterScript upgrade(double second, String server, String version) {
        return then(second, () -> work.replace(server, version));
    }

    /** Two observatories store everything. */
    public ClusterScript storedTwice() {
        cluster.delivery.twice();
        return this;
    }

    /** A share of what is published comes late by up to some time. */
    public ClusterScript straying(double share, double upToSeconds) {
        cluster.delivery.straying(share, millis(upToSeconds));
        return this;
    }

    /** What a server publishes in a time comes at the end of it. */
    public ClusterScript heldBack(String server, double from, double to) {
        cluster.delivery.held(server, at(from), at(to));
        return this;
    }

    private ClusterScript then(double second, Runnable happening) {
        cluster.agenda.at(at(second), happening);
        return this;
    }

    long at(double second) {
        return startMillis + millis(second);
    }

    private static long millis(double seconds) {
        return Math.round(seconds * SECOND);
    }
}
