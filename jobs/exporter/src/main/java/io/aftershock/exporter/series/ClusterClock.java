package io.aftershock.exporter.series;

/**
 * The clock of a cluster as its findings tell it. While nothing is heard of the cluster it goes on by the wall clock, and it
 * never goes back: so what is idle expires also where a job or a cluster has ended.
 */
final class ClusterClock {

    private long millis;
    private long heardMillis;

    ClusterClock() {}

    ClusterClock(long millis, long heardMillis) {
        this.millis = millis;
        this.heardMillis = heardMillis;
    }

    /** Something was said of the cluster, and stored then. */
    void hear(long storedMillis) {
        if (heardMillis > 0) {
            millis = at(storedMillis);
        }
        heardMillis = Math.max(heardMillis, storedMillis);
    }

    /** An event of the cluster had that time by the clocks of its servers. */
    void tell(long eventMillis) {
        millis = Math.max(millis, eventMillis);
    }

    /** What it shows at a time of the wall clock. */
    long at(long nowMillis) {
        return millis + Math.max(0, nowMillis - heardMillis);
    }

    long millis() {
        return millis;
    }

    long heardMillis() {
        return heardMillis;
    }
}
