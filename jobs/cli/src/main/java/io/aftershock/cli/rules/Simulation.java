package io.aftershock.cli.rules;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Accounts that fail by chance, watched by charts; the same for the same seed.
 *
 * @param months accounts that are watched for a month each
 * @param runs accounts whose ratio rises
 */
record Simulation(long seed, int months, int runs) {

    static final int MONTH = 30 * 24 * 60 * 60;

    /** Before its ratio rises an account is healthy, for longer than any look-back. */
    private static final int HEALTHY_SECONDS = 1_200;

    private static final double HEALTHY_RATIO = 0.002;

    /** What is not found by then counts as not found. */
    static final int PATIENCE_SECONDS = 6 * 60 * 60;

    /** How often a chart pages in all months. */
    long pages(Chart.Kind kind, int callsPerSecond, double ratio) {
        return IntStream.range(0, months)
                .parallel()
                .mapToLong(month -> {
                    Traffic traffic =
                            Traffic.of(callsPerSecond, MONTH, 0, ratio, ratio, random(month, callsPerSecond, ratio));
                    Chart chart = kind.begin();
                    long pages = 0;
                    for (int second = 1; second <= MONTH; second++) {
                        pages += chart.pagesAfter(second, traffic) ? 1 : 0;
                    }
                    return pages;
                })
                .sum();
    }

    /** Seconds until a chart finds that the ratio has risen, in order; {@link #PATIENCE_SECONDS} where it does not. */
    int[] delays(Chart.Kind kind, int callsPerSecond, double ratio) {
        return IntStream.range(0, runs)
                .parallel()
                .map(run -> delay(kind.begin(), callsPerSecond, ratio, random(run, callsPerSecond, ratio)))
                .sorted()
                .toArray();
    }

    private static int delay(Chart chart, int callsPerSecond, double ratio, SplittableRandom random) {
        int end = HEALTHY_SECONDS + PATIENCE_SECONDS;
        Traffic traffic = Traffic.of(callsPerSecond, end, HEALTHY_SECONDS, HEALTHY_RATIO, ratio, random);
        for (int second = 1; second <= end; second++) {
            if (chart.pagesAfter(second, traffic) && second > HEALTHY_SECONDS) {
                return second - HEALTHY_SECONDS;
            }
        }
        return PATIENCE_SECONDS;
    }

    private SplittableRandom random(int account, int callsPerSecond, double ratio) {
        long mixed = ((seed * 31 + account) * 1_009 + callsPerSecond) * 100_003 + Math.round(ratio * 1e6);
        return new SplittableRandom(mixed * 0x9E3779B97F4A7C15L);
    }
}
