package io.aftershock.simulator.score;

import java.util.List;

/**
 * How well a check did.
 *
 * @param found true breaches that were told
 * @param wrong told breaches that were not true
 * @param missed true breaches that were not told
 * @param delaysMillis of those that were found, in order of size: event time from the first true condition to the finding
 */
public record CheckScore(String check, int found, int wrong, int missed, List<Long> delaysMillis) {

    public CheckScore {
        delaysMillis = delaysMillis.stream().sorted().toList();
    }

    /** The share of what was told that is true; 1 if nothing was. */
    public double precision() {
        return found + wrong == 0 ? 1 : (double) found / (found + wrong);
    }

    /** The share of what is true that was told; 1 if nothing was. */
    public double recall() {
        return found + missed == 0 ? 1 : (double) found / (found + missed);
    }

    /** The delay that a share of the findings does not exceed, in milliseconds; −1 if nothing was found. */
    public long delayMillis(double share) {
        return delaysMillis.isEmpty() ? -1 : delaysMillis.get((int) Math.ceil(share * delaysMillis.size()) - 1);
    }
}
