package io.aftershock.cli.rules;

import org.jspecify.annotations.Nullable;

/**
 * What one chart did with accounts of one rate and ratio: either how often it paged, or how soon.
 *
 * @param accounts how many were watched: for a month each, or until they were found
 * @param pages in all of them; null where the ratio has risen
 * @param medianSeconds until it was found; null if fewer than half of them were
 * @param p95Seconds of 95 in a hundred; null if fewer were
 */
record Outcome(
        String rule,
        int callsPerSecond,
        double ratio,
        int accounts,
        @Nullable Long pages,
        @Nullable Integer medianSeconds,
        @Nullable Integer p95Seconds) {

    static Outcome ofPages(String rule, int callsPerSecond, double ratio, int months, long pages) {
        return new Outcome(rule, callsPerSecond, ratio, months, pages, null, null);
    }

    static Outcome ofDelays(String rule, int callsPerSecond, double ratio, int[] seconds) {
        return new Outcome(
                rule, callsPerSecond, ratio, seconds.length, null, percentile(seconds, 50), percentile(seconds, 95));
    }

    boolean isOfPages() {
        return pages != null;
    }

    double pagesPerMonth() {
        return pages == null ? 0 : (double) pages / accounts;
    }

    private static @Nullable Integer percentile(int[] sorted, int percent) {
        int seconds = sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
        return seconds >= Simulation.PATIENCE_SECONDS ? null : seconds;
    }
}
