package io.aftershock.monitor.metric;

/** How late it is in one cluster; read by the reporter, by a thread of its own. */
final class ClusterClock {

    private volatile long nowMillis = Long.MIN_VALUE;

    /** A clock does not go back. */
    void advanceTo(long millis) {
        nowMillis = Math.max(nowMillis, millis);
    }

    boolean isPast(long millis) {
        return nowMillis > millis;
    }
}
