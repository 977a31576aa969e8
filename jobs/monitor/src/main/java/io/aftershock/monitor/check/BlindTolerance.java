package io.aftershock.monitor.check;

import io.aftershock.monitor.coverage.Tolerance;
import org.jspecify.annotations.Nullable;

/** Reads from the thresholds how many audits of a cluster may be missing. */
public final class BlindTolerance {

    private BlindTolerance() {}

    /** The tolerance that holds for a cluster. */
    public static Tolerance of(Thresholds thresholds, String cluster) {
        return of(thresholds, cluster, null);
    }

    static Tolerance of(Thresholds thresholds, String cluster, @Nullable String account) {
        return new Tolerance(
                thresholds.value(Check.BLIND_001, "tolerance_calls", cluster, account),
                thresholds.value(Check.BLIND_001, "tolerance", cluster, account));
    }
}
