package io.aftershock.exporter.series;

/**
 * What keeps series bounded.
 *
 * @param accounts how many of a cluster have series of their own
 * @param idleMillis how long those of an account stay of which nothing is heard
 */
public record SeriesLimits(int accounts, long idleMillis) {

    /** A cluster is silent for longer before it is forgotten: that nothing is heard of it is what somebody may want to see. */
    private static final int CLUSTER_FACTOR = 24;

    long clusterIdleMillis() {
        return CLUSTER_FACTOR * idleMillis;
    }
}
