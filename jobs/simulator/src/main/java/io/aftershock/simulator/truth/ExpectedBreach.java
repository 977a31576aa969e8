package io.aftershock.simulator.truth;

import org.jspecify.annotations.Nullable;

/**
 * A breach that a perfect monitor finds.
 *
 * @param account null for the cluster as a whole
 * @param node the server that it is about; null for none. Findings name it in words alone, so it is not compared
 * @param side null where the check has none
 * @param severity null for any
 * @param kind of its correlation; null where it has none
 */
public record ExpectedBreach(
        String check,
        String cluster,
        @Nullable String account,
        @Nullable String node,
        @Nullable String side,
        @Nullable String severity,
        @Nullable String kind,
        Times times,
        Certainty certainty) {

    /** One of a cluster as a whole. */
    static ExpectedBreach ofCluster(
            String check, String cluster, @Nullable String severity, Times times, Certainty certainty) {
        return ofAccount(check, cluster, null, severity, times, certainty);
    }

    /** One of an account, or of the cluster as a whole, that has neither side nor kind. */
    static ExpectedBreach ofAccount(
            String check,
            String cluster,
            @Nullable String account,
            @Nullable String severity,
            Times times,
            Certainty certainty) {
        return new ExpectedBreach(check, cluster, account, null, null, severity, null, times, certainty);
    }
}
