package io.aftershock.simulator.cluster;

import io.aftershock.simulator.wire.Identity;
import io.aftershock.simulator.wire.ServerInfo;
import java.util.random.RandomGenerator;

/** One server: a name, and the process that bears it at present. */
final class Server {

    /** A server that has run for less does not say that a leader is missing. */
    private static final long KNOWS_AFTER_MILLIS = 10_000;

    final String name;
    private final String cluster;
    private final RandomGenerator chance;

    String version;
    private String id;
    long startMillis;
    boolean up = true;
    boolean lameDuck;

    /** Whether it stands for election and knows no leader. */
    boolean candidate;

    /** Whether it has given up its own lead, and waits for the others to elect somebody. */
    boolean steppedAside;

    long apiTotal;
    long apiErrors;
    private long sequence;

    Server(String name, String cluster, String version, RandomGenerator chance, long startMillis) {
        this.name = name;
        this.cluster = cluster;
        this.version = version;
        this.chance = chance;
        this.id = Identity.serverId(chance);
        this.startMillis = startMillis;
    }

    /** A new process: another id, and counters that begin at zero. */
    void restart(long millis) {
        id = Identity.serverId(chance);
        startMillis = millis;
        up = true;
        lameDuck = false;
        candidate = false;
        steppedAside = false;
        apiTotal = 0;
        apiErrors = 0;
        sequence = 0;
    }

    void count(boolean failed) {
        apiTotal++;
        apiErrors += failed ? 1 : 0;
    }

    /** Whether it takes part in the work of the cluster. */
    boolean works() {
        return up && !lameDuck;
    }

    /** Whether it answers in place of a leader that is missing. */
    boolean answersLeaderless(long millis) {
        return works() && candidate && millis - startMillis > KNOWS_AFTER_MILLIS;
    }

    boolean knowsALeader() {
        return !candidate && !steppedAside;
    }

    /** Whatever it stood for, somebody leads. */
    void followOrLead() {
        candidate = false;
        steppedAside = false;
    }

    String id() {
        return id;
    }

    ServerInfo info(long millis) {
        return new ServerInfo(name, id, cluster, version, ++sequence, millis);
    }
}
