package io.aftershock.cli.rules;

import io.aftershock.monitor.check.lookback.CallCounts;
import io.aftershock.monitor.check.lookback.LookBack.Counts;
import java.util.SplittableRandom;

/** The calls of one account, evenly spread, of which each fails by chance alone; by time zero nothing has happened. */
final class Traffic implements CallCounts {

    private final int callsPerSecond;

    /** Failures before each second. */
    private final int[] failures;

    private Traffic(int callsPerSecond, int seconds) {
        this.callsPerSecond = callsPerSecond;
        this.failures = new int[seconds + 1];
    }

    /** An account whose calls fail with one probability before a second, and with another from then on. */
    static Traffic of(
            int callsPerSecond, int seconds, int changeAt, double before, double after, SplittableRandom random) {
        Traffic traffic = new Traffic(callsPerSecond, seconds);
        traffic.fill(0, Math.min(changeAt, seconds), before, random);
        traffic.fill(changeAt, seconds, after, random);
        return traffic;
    }

    /** Jumps from failure to failure, since most calls succeed. */
    private void fill(int from, int to, double probability, SplittableRandom random) {
        double perCall = Math.log1p(-probability);
        long next = gap(random, perCall);
        for (int second = from; second < to; second++) {
            long end = (long) (second + 1 - from) * callsPerSecond;
            int failed = 0;
            while (next < end) {
                failed++;
                next += 1 + gap(random, perCall);
            }
            failures[second + 1] = failures[second] + failed;
        }
    }

    private static long gap(SplittableRandom random, double perCall) {
        return (long) (Math.log(1 - random.nextDouble()) / perCall);
    }

    int seconds() {
        return failures.length - 1;
    }

    int callsPerSecond() {
        return callsPerSecond;
    }

    /** Failures in the seconds of {@code [from, to)}. */
    int failed(int from, int to) {
        return failures[to] - failures[Math.max(0, from)];
    }

    @Override
    public Counts between(long fromMillis, long toMillis) {
        int from = (int) Math.max(0, fromMillis / 1_000);
        int to = (int) (toMillis / 1_000);
        return new Counts((long) (to - from) * callsPerSecond, 0, failures[to] - failures[from]);
    }
}
