package io.aftershock.model.coverage;

import org.jspecify.annotations.Nullable;

/**
 * A sign of life of one cluster's clock, told every ten seconds of it, with how much of the telemetry has arrived.
 *
 * @param atMillis epoch milliseconds of the cluster's clock, a multiple of ten seconds
 * @param expected API calls that servers counted, of what was settled since the last heartbeat; null if nothing was
 * @param seen audits of them that have arrived; null if nothing was settled
 * @param delayed whether the cluster is being caught up with
 */
public record Heartbeat(
        String cluster,
        long atMillis,
        @Nullable Long expected,
        @Nullable Long seen,
        boolean delayed) {}
