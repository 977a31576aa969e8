package io.aftershock.simulator.cluster;

import java.util.random.RandomGenerator;

/** How clients behave. */
final class Behaviours {

    private static final int STREAM_NOT_FOUND = 10_059;
    private static final int CONSUMER_NOT_FOUND = 10_014;

    private Behaviours() {}

    /**
     * An application in good health: it looks at its streams and consumers, and asks what there is.
     *
     * @param strayShare the share of its calls that fail all the same
     */
    static Behaviour usual(double strayShare) {
        return (chance, now) -> {
            if (chance.nextDouble() < strayShare) {
                return Request.stray("CONSUMER.INFO.ORDERS.gone", CONSUMER_NOT_FOUND);
            }
            String stream = chance.nextBoolean() ? "ORDERS" : "EVENTS";
            double drawn = chance.nextDouble();
            if (drawn < 0.45) {
                return Request.toStream("STREAM.INFO", stream, "");
            } else if (drawn < 0.65) {
                return Request.toStream("CONSUMER.INFO", stream, ".worker");
            } else if (drawn < 0.9) {
                return Request.toMetaLeader("STREAM.NAMES");
            }
            return Request.toMetaLeader("INFO");
        };
    }

    /** A client all of whose calls fail in the same way. */
    static Behaviour failing(String subject, int errCode) {
        return (chance, now) -> Request.failing(subject, errCode);
    }

    /** A client some of whose calls fail. */
    static Behaviour failingSometimes(String subject, int errCode, double share) {
        Behaviour usual = usual(0);
        return (chance, now) ->
                chance.nextDouble() < share ? Request.failing(subject, errCode) : usual.next(chance, now);
    }

    /** A client that looks whether a stream is there, and creates it when it is not: each first call fails by design. */
    static Behaviour checkThenCreate() {
        return new Behaviour() {
            private int number;
            private boolean checked;

            @Override
            public Request next(RandomGenerator chance, long now) {
                checked = !checked;
                if (checked) {
                    number++;
                    return Request.failing("STREAM.INFO.JOB_" + number, STREAM_NOT_FOUND);
                }
                return Request.toMetaLeader("STREAM.CREATE.JOB_" + number);
            }
        };
    }

    /** A tool that scales a stream up and down, which newer servers answer several times. */
    static Behaviour rescaling(Cluster cluster) {
        return (chance, now) -> {
            boolean upgraded = cluster.servers.stream().allMatch(server -> server.version.equals(Cluster.NEW_VERSION));
            return Request.toStream("STREAM.UPDATE", "EVENTS", "").answeredBy(upgraded ? 7 : 2);
        };
    }
}
