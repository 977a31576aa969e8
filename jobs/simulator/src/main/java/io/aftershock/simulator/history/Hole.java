package io.aftershock.simulator.history;

import io.aftershock.model.coverage.MissingCause;

/**
 * A time in which telemetry of a cluster was lost.
 *
 * @param missingShare of what its servers counted
 */
record Hole(int cluster, long fromMillis, long toMillis, double missingShare, MissingCause cause) {

    boolean covers(long minute) {
        return minute >= fromMillis && minute < toMillis;
    }
}
