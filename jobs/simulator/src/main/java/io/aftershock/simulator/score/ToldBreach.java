package io.aftershock.simulator.score;

import org.jspecify.annotations.Nullable;

/**
 * A breach as a monitor told it, all its revisions together.
 *
 * @param severity the worst that was told
 * @param kind of its correlation
 * @param openedMillis event time at which it was told first
 * @param closedMillis null while it is open
 */
public record ToldBreach(
        String id,
        String check,
        String cluster,
        @Nullable String account,
        @Nullable String side,
        String severity,
        @Nullable String kind,
        long openedMillis,
        @Nullable Long closedMillis) {}
