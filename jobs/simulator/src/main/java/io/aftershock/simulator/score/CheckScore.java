package io.aftershock.simulator.score;

/**
 * How well a check did.
 *
 * @param found true breaches that were told
 * @param wrong told breaches that were not true
 * @param missed true breaches that were not told
 * @param sinceOnset event time from when it began to go wrong to the finding, of those that were found
 * @param sinceTrue event time from when the condition of the check was first true
 */
public record CheckScore(String check, int found, int wrong, int missed, Delays sinceOnset, Delays sinceTrue) {

    /** The share of what was told that is true; 1 if nothing was. */
    public double precision() {
        return found + wrong == 0 ? 1 : (double) found / (found + wrong);
    }

    /** The share of what is true that was told; 1 if nothing was. */
    public double recall() {
        return found + missed == 0 ? 1 : (double) found / (found + missed);
    }
}
