package io.aftershock.monitor.check.rule;

import io.aftershock.model.api.ErrorClass;
import io.aftershock.monitor.check.lookback.LookBack.Counts;

/**
 * JETSTREAM_009: failed calls over calls is above the threshold.
 *
 * <p>The side with more failures is judged by all of them, the other one by its own: so no failure goes unjudged, and
 * none is judged twice as the same thing.
 */
public final class ErrorRatioRule {

    private ErrorRatioRule() {}

    /** Failures that count for a side. */
    public static long failed(Counts counts, FaultSide side) {
        long own = side == FaultSide.SERVICE ? counts.serviceFaults() : counts.clientFaults();
        return side == dominating(counts) ? counts.failed() : own;
    }

    /** Whether failures of a class are among those that count for a side. */
    public static boolean counts(ErrorClass errorClass, FaultSide side, Counts counts) {
        return side == dominating(counts) || errorClass.isServiceFault() == (side == FaultSide.SERVICE);
    }

    /** The side with more failures; the cluster's if they are equal, for it is the worse news. */
    public static FaultSide dominating(Counts counts) {
        return counts.clientFaults() > counts.serviceFaults() ? FaultSide.CLIENT : FaultSide.SERVICE;
    }

    /** Numbered as they are asked. */
    public static Verdict judge(Counts counts, FaultSide side, double threshold, double minCalls) {
        long failed = failed(counts, side);
        // 1. Nothing failed: whatever there was is over, however few calls there are.
        if (failed == 0) {
            return Verdict.FALSE;
        }
        // 2. Too few calls prove nothing.
        if (counts.calls() < minCalls) {
            return Verdict.UNKNOWN;
        }
        // 3. Two counts, one division.
        return failed > threshold * counts.calls() ? Verdict.TRUE : Verdict.FALSE;
    }
}
