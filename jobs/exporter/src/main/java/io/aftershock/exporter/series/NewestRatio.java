package io.aftershock.exporter.series;

import io.aftershock.model.window.ErrorRatio;

/**
 * Calls and failed calls of the newest window.
 *
 * @param endMillis when it ended; 0 if none has been heard of
 */
record NewestRatio(long endMillis, long calls, long failedCalls) {

    static final NewestRatio NONE = new NewestRatio(0, 0, 0);

    /** A ratio is of the present for as long after the end of its window. */
    private static final long FRESH_MILLIS = 120_000;

    /** This, or that of the window if it is newer. */
    NewestRatio or(ErrorRatio window) {
        return window.windowEndMillis() >= endMillis
                ? new NewestRatio(window.windowEndMillis(), window.calls(), window.failedCalls())
                : this;
    }

    /** The same with the counts of another account, of which every window comes once. */
    NewestRatio and(ErrorRatio window) {
        return window.windowEndMillis() == endMillis
                ? new NewestRatio(endMillis, calls + window.calls(), failedCalls + window.failedCalls())
                : or(window);
    }

    /** Whether there is one at that time of the cluster's clock. */
    boolean isThere(long clockMillis) {
        return calls > 0 && clockMillis - endMillis < FRESH_MILLIS;
    }

    double ratio() {
        return (double) failedCalls / calls;
    }
}
