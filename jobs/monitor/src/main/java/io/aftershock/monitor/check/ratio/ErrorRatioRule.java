package io.aftershock.monitor.check.ratio;

import io.aftershock.model.api.ErrorClass;
import io.aftershock.monitor.check.lookback.CallCounts;
import io.aftershock.monitor.check.lookback.LookBack.Counts;
import io.aftershock.monitor.check.rule.FaultSide;
import io.aftershock.monitor.check.rule.Verdict;

/**
 * JETSTREAM_009: failed calls over calls is above the threshold.
 *
 * <p>The side with more failures is judged by all of them, the other one by its own: so no failure goes unjudged, and
 * none is judged twice as the same thing.
 */
public final class ErrorRatioRule {

    private static final long SECOND = 1_000;

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

    /** Judges one side of an account. */
    public static RatioFinding judge(CallCounts calls, RatioQuestion question) {
        return switch (question.limits().rule()) {
            case PLAIN -> plain(calls, question);
            case WILSON -> wilson(calls, question);
        };
    }

    /** Numbered as they are asked. */
    private static RatioFinding wilson(CallCounts calls, RatioQuestion question) {
        RatioLimits limits = question.limits();
        boolean open = question.open();
        int held = Math.max(limits.lookbackSeconds(), open ? question.standing().heldSeconds : 0);
        // 1. Proven by any look; by none that is longer than what has opened it, or it would stay open for what is
        // over.
        for (long to = question.nowMillis(); to >= question.sinceMillis(); to -= SECOND) {
            for (int seconds : limits.lookbacks()) {
                if ((!open || seconds <= held) && isProven(calls, question, seconds, to)) {
                    return proven(calls, question, open ? held : Math.max(held, seconds), to);
                }
            }
        }
        // 2. At or below the threshold, or nothing failed at all: whatever there was is over.
        // 3. Above it, but that may be chance: this opens nothing, and closes nothing either.
        long from = question.nowMillis() - held * SECOND;
        Counts counts = calls.between(from, question.nowMillis());
        boolean above = failed(counts, question.side()) > limits.threshold() * counts.calls();
        return new RatioFinding(
                above ? Verdict.UNKNOWN : Verdict.FALSE, counts, from, question.nowMillis(), held, held);
    }

    /** By the longest look that proves it and that the breach may be held by: more calls say more. */
    private static RatioFinding proven(CallCounts calls, RatioQuestion question, int held, long toMillis) {
        int longest = 0;
        for (int seconds : question.limits().lookbacks()) {
            if (seconds <= held && isProven(calls, question, seconds, toMillis)) {
                longest = seconds;
            }
        }
        long from = from(question, longest, toMillis);
        return new RatioFinding(Verdict.TRUE, calls.between(from, toMillis), from, toMillis, longest, held);
    }

    private static boolean isProven(CallCounts calls, RatioQuestion question, int seconds, long toMillis) {
        Counts counts = calls.between(from(question, seconds, toMillis), toMillis);
        return question.limits().isProven(failed(counts, question.side()), counts.calls());
    }

    /** What a closed breach has told is not told again. */
    private static long from(RatioQuestion question, int seconds, long toMillis) {
        return Math.max(question.standing().toldUntilMillis, toMillis - seconds * SECOND);
    }

    /** Numbered as they are asked. */
    private static RatioFinding plain(CallCounts calls, RatioQuestion question) {
        RatioLimits limits = question.limits();
        long now = question.nowMillis();
        long from = now - limits.lookbackSeconds() * SECOND;
        Counts counts = calls.between(from, now);
        long failed = failed(counts, question.side());
        Verdict verdict;
        if (failed == 0) {
            // 1. Nothing failed: whatever there was is over, however few calls there are.
            verdict = Verdict.FALSE;
        } else if (counts.calls() < limits.minCalls()) {
            // 2. Too few calls prove nothing.
            verdict = Verdict.UNKNOWN;
        } else {
            // 3. Two counts, one division.
            verdict = failed > limits.threshold() * counts.calls() ? Verdict.TRUE : Verdict.FALSE;
        }
        return new RatioFinding(verdict, counts, from, now, limits.lookbackSeconds(), limits.lookbackSeconds());
    }
}
