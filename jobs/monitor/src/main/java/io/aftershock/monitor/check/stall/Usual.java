package io.aftershock.monitor.check.stall;

import java.util.Arrays;

/**
 * What is usual, and how little is known of it: answers over some seconds, and how much more they scatter than chance alone.
 *
 * <p>With answers that come independently at a rate of which nothing is known but these seconds, the number of the next
 * ones follows a negative binomial distribution (a Poisson rate with a gamma posterior; Gelman et al., <i>Bayesian Data
 * Analysis</i>, 3rd edition, 2.6). Calls come in bursts: a dispersion of 3 says that they scatter as if every three were
 * one, so a third as many are known, and a third as many are expected.
 *
 * @param seconds that were looked at
 * @param answers in them
 * @param dispersion variance over mean of the counts, at least 1
 */
public record Usual(int seconds, long answers, double dispersion) {

    /** Fewer blocks than this say nothing of how much they scatter. */
    private static final int ENOUGH_BLOCKS = 5;

    /** By counts second by second; {@code window} is the length in which they will be compared with others. */
    public static Usual of(int[] counts, int window) {
        double dispersion = 1;
        for (int length : new int[] {1, window}) {
            dispersion = Math.max(dispersion, dispersion(counts, length));
        }
        return new Usual(counts.length, Arrays.stream(counts).asLongStream().sum(), dispersion);
    }

    private static double dispersion(int[] counts, int length) {
        int blocks = counts.length / length;
        if (blocks < ENOUGH_BLOCKS) {
            return 1;
        }
        double[] sums = new double[blocks];
        for (int i = 0; i < blocks * length; i++) {
            sums[i / length] += counts[i];
        }
        double mean = Arrays.stream(sums).average().orElse(0);
        double variance =
                Arrays.stream(sums).map(sum -> (sum - mean) * (sum - mean)).sum() / (blocks - 1);
        return mean == 0 ? 1 : variance / mean;
    }

    /** How many answers are expected in so many seconds. */
    public double expected(double inSeconds) {
        return seconds == 0 ? 0 : answers * inSeconds / seconds;
    }

    /** How likely it is by chance that so few answers come in so many seconds; 1 if nothing is known. */
    public double chance(long seen, double inSeconds) {
        if (seconds == 0 || answers == 0) {
            return 1;
        }
        double known = answers / dispersion;
        double stay = seconds / (seconds + inSeconds);
        double term = Math.exp(known * Math.log(stay));
        double sum = term;
        long most = (long) Math.ceil(seen / dispersion);
        for (long i = 0; i < most && term > 0; i++) {
            term *= (known + i) / (i + 1) * (1 - stay);
            sum += term;
        }
        return Math.min(1, sum);
    }
}
