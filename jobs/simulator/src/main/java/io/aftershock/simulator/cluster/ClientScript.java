package io.aftershock.simulator.cluster;

import io.aftershock.simulator.truth.Certainty;

/** What a story says of one client: what it does wrong, how often, and for how long. */
public final class ClientScript {

    private static final int STREAM_NOT_FOUND = 10_059;
    private static final int CONSUMER_EXISTS = 10_148;
    private static final int MAXIMUM_CONSUMERS = 10_026;
    private static final int NOT_ENABLED = 10_039;

    /** Calls a second that fail: below the one nobody speaks of a storm, from the other on everybody does. */
    private static final double SLOW_RETRIES = 0.8;

    private static final double FAST_RETRIES = 3;

    /** So long it takes to see that the waits do not grow. */
    private static final double STORM_SECONDS = 30;

    private static final String WORKER = "CONSUMER.CREATE.ORDERS.worker";

    /** A rollout waits so long between two instances. */
    private static final double ROLLOUT_STEP_SECONDS = 5;

    /** From the first refusal of the second instance on: its first call, and the wait for the error ratio. */
    private static final double RACE_FOUND_SECONDS = 10;

    private final ClusterScript script;
    private final String account;
    private final String name;
    private double from;
    private double until = Double.MAX_VALUE;
    private double callsPerSecond = 4;

    ClientScript(ClusterScript script, String account, String name) {
        this.script = script;
        this.account = account;
        this.name = name;
    }

    /** When it does so, in seconds. */
    public ClientScript between(double fromSecond, double untilSecond) {
        from = fromSecond;
        until = untilSecond;
        return this;
    }

    public ClientScript perSecond(double calls) {
        callsPerSecond = calls;
        return this;
    }

    /** It asks again and again for a stream that is not there. */
    public ClusterScript asksForAMissingStream() {
        return does(Behaviours.failing("STREAM.INFO.REPORTS", STREAM_NOT_FOUND), STREAM_NOT_FOUND, 1);
    }

    /** It looks whether a stream is there before it creates it. */
    public ClusterScript checksThenCreates() {
        return does(Behaviours.checkThenCreate(), STREAM_NOT_FOUND, 0.5);
    }

    /** It creates a consumer with another configuration than the one that is there. */
    public ClusterScript createsAConflictingConsumer() {
        return does(Behaviours.failing(WORKER, CONSUMER_EXISTS), CONSUMER_EXISTS, 1);
    }

    /** Its instances come up one after the other, each with another configuration of the consumer than the one that is there. */
    public ClusterScript rollsOutAnotherConfiguration(int instances) {
        Cluster cluster = script.cluster();
        double second = from + ROLLOUT_STEP_SECONDS;
        cluster.witness.expects(
                "RACE_001",
                cluster.name,
                account,
                "warning",
                script.at(second),
                script.at(second + RACE_FOUND_SECONDS),
                script.at(until),
                Certainty.MUST);
        for (int i = 1; i < instances; i++) {
            script.client(
                    cluster.account(account),
                    name,
                    callsPerSecond,
                    Behaviours.failing(WORKER, CONSUMER_EXISTS),
                    from + i * ROLLOUT_STEP_SECONDS,
                    until);
        }
        return createsAConflictingConsumer();
    }

    /** It wants more consumers than the account may have. */
    public ClusterScript exceedsItsQuota() {
        long at = script.at(from);
        script.cluster()
                .witness
                .expects(
                        "LIMIT_001",
                        script.cluster().name,
                        account,
                        "warning",
                        at,
                        at + 10_000,
                        script.at(until),
                        Certainty.MUST);
        return does(Behaviours.failing("CONSUMER.CREATE.ORDERS.extra", MAXIMUM_CONSUMERS), MAXIMUM_CONSUMERS, 1);
    }

    /** It calls from an account that has no JetStream. */
    public ClusterScript hasNoJetStream() {
        return does(Behaviours.failing("STREAM.NAMES", NOT_ENABLED), NOT_ENABLED, 1);
    }

    /** A share of its calls fails. */
    public ClusterScript failsSometimes(int errCode, double share) {
        return does(Behaviours.failingSometimes("CONSUMER.INFO.ORDERS.gone", errCode, share), errCode, share);
    }

    private ClusterScript does(Behaviour behaviour, int errCode, double share) {
        Cluster cluster = script.cluster();
        cluster.witness.happened(
                script.at(from),
                cluster.name,
                "client_fault_start",
                "account",
                account,
                "client",
                name,
                "err_code",
                errCode,
                "share",
                share);
        if (until != Double.MAX_VALUE) {
            cluster.witness.happened(
                    script.at(until), cluster.name, "client_fault_stop", "account", account, "client", name);
        }
        if (share == 1) {
            expectsRetryStorm();
        }
        script.client(cluster.account(account), name, callsPerSecond, behaviour, from, until);
        return script;
    }

    /** It never waits longer, however often it fails; whether that is too often is on the edge at one or two calls a second. */
    private void expectsRetryStorm() {
        if (callsPerSecond < SLOW_RETRIES) {
            return;
        }
        boolean clearly = callsPerSecond >= FAST_RETRIES && until - from >= STORM_SECONDS;
        script.cluster()
                .witness
                .expects(
                        "RETRY_001",
                        script.cluster().name,
                        account,
                        "warning",
                        script.at(from),
                        script.at(from + STORM_SECONDS),
                        until == Double.MAX_VALUE ? Long.MAX_VALUE / 2 : script.at(until),
                        clearly ? Certainty.MUST : Certainty.MAY);
    }
}
