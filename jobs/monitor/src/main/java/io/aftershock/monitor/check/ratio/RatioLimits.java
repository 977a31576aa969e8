package io.aftershock.monitor.check.ratio;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the error ratio of an account is judged by.
 *
 * @param threshold a share of one
 * @param neededNats the evidence that a look has to find; see {@link Proof}
 * @param minCalls without which the plain rule does not judge
 * @param lookbackSeconds by which a breach closes that was not opened by a longer look
 * @param lookbacks all of them in seconds, the shortest first
 */
public record RatioLimits(
        RatioRule rule,
        double threshold,
        double neededNats,
        double minCalls,
        int lookbackSeconds,
        List<Integer> lookbacks) {

    /** Limits as they are configured; {@code confidence} is a share of one, look-backs are seconds. */
    public static RatioLimits of(
            RatioRule rule,
            double threshold,
            double confidence,
            double minCalls,
            int burstSeconds,
            int lookbackSeconds,
            int longSeconds) {
        return new RatioLimits(
                rule,
                threshold,
                Proof.neededNats(confidence),
                minCalls,
                lookbackSeconds,
                List.of(burstSeconds, lookbackSeconds, longSeconds).stream()
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** The limits among the values of the check's tunables. */
    public static RatioLimits of(Map<String, Double> values) {
        return of(
                RatioRule.at(value(values, "rule")),
                value(values, "threshold"),
                value(values, "confidence"),
                value(values, "min_calls"),
                (int) value(values, "burst_lookback"),
                (int) value(values, "lookback"),
                (int) value(values, "long_lookback"));
    }

    /** The same by another rule. */
    public RatioLimits by(RatioRule other) {
        return new RatioLimits(other, threshold, neededNats, minCalls, lookbackSeconds, lookbacks);
    }

    private static double value(Map<String, Double> values, String key) {
        return Objects.requireNonNull(values.get(key), key);
    }

    boolean isProven(long failed, long calls) {
        return Proof.isAbove(failed, calls, threshold, neededNats);
    }
}
