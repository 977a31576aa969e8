package io.aftershock.monitor.check.ratio;

import io.aftershock.model.finding.Interval;

/**
 * How sure counts make that a ratio is above a threshold.
 *
 * <p>Wilson's interval alone does not do for few calls: one failure of one call puts its lower bound at 21 %. So the
 * likelihood has to speak too. If the ratio is the threshold, then by Chernoff's bound a look finds evidence of {@code x}
 * nats with a probability of at most {@code e^-x}, however few the calls.
 *
 * <p>Source: W. Hoeffding, "Probability inequalities for sums of bounded random variables", JASA 58 (1963), theorem 1.
 */
final class Proof {

    /**
     * As many looks as chance gets in a month: one a minute. There are more, but those that overlap say the same; simulation
     * agrees, see ADR 0030.
     */
    private static final double LOOKS_A_MONTH = 30 * 24 * 60;

    private Proof() {}

    /** The nats that a look must find, so that a month without a false alarm is as likely as {@code confidence}. */
    static double neededNats(double confidence) {
        return Math.log(LOOKS_A_MONTH / (1 - confidence));
    }

    /** Whether the ratio is above the threshold, and not by chance. */
    static boolean isAbove(long failed, long calls, double threshold, double neededNats) {
        return failed > threshold * calls
                && nats(failed, calls, threshold) >= neededNats
                && Interval.wilson(failed, calls).low() > threshold;
    }

    /** By how much likelier these counts are at their own ratio than at the threshold, as a logarithm. */
    static double nats(long failed, long calls, double threshold) {
        double ratio = (double) failed / calls;
        double ofFailures = failed * Math.log(ratio / threshold);
        return failed == calls ? ofFailures : ofFailures + (calls - failed) * Math.log((1 - ratio) / (1 - threshold));
    }
}
