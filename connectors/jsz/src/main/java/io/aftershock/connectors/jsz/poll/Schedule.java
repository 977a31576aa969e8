package io.aftershock.connectors.jsz.poll;

/**
 * Fixed points in time, one interval apart. Whoever comes too late for some of them goes on with the next: they are never
 * made up for.
 *
 * @param startNanos the first of them
 * @param intervalNanos the time between two
 */
public record Schedule(long startNanos, long intervalNanos) {

    /** How long it is from now until the next point. */
    public long nanosToNext(long nowNanos) {
        return intervalNanos - Math.floorMod(nowNanos - startNanos, intervalNanos);
    }

    /** How many points lie after one time, up to another, beyond the one that is due. */
    public long missed(long lastNanos, long nowNanos) {
        return Math.max(0, beat(nowNanos) - beat(lastNanos) - 1);
    }

    private long beat(long nanos) {
        return Math.floorDiv(nanos - startNanos, intervalNanos);
    }
}
