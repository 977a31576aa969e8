package io.aftershock.simulator.truth;

import org.jspecify.annotations.Nullable;

/**
 * A breach that a perfect monitor finds.
 *
 * @param account null for any, or none
 * @param side null where the check has none
 * @param severity null for any
 * @param kind of its correlation; null where it has none
 * @param fromMillis when its condition was first true: before this nobody can know
 * @param openByMillis when it has to be open
 * @param untilMillis when its condition was last true
 * @param closeByMillis when it has to be closed again
 */
public record ExpectedBreach(
        String check,
        String cluster,
        @Nullable String account,
        @Nullable String side,
        @Nullable String severity,
        @Nullable String kind,
        long fromMillis,
        long openByMillis,
        long untilMillis,
        long closeByMillis,
        Certainty certainty) {

    /** One of a cluster as a whole. */
    static ExpectedBreach ofCluster(
            String check,
            String cluster,
            @Nullable String severity,
            long fromMillis,
            long openByMillis,
            long untilMillis,
            long closeByMillis,
            Certainty certainty) {
        return new ExpectedBreach(
                check,
                cluster,
                null,
                null,
                severity,
                null,
                fromMillis,
                openByMillis,
                untilMillis,
                closeByMillis,
                certainty);
    }
}
