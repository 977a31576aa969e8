package io.aftershock.monitor.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftTestTest {

    private static final int TEN_MINUTES = 600;
    private static final int TRIALS = 4_000;

    /** What happened and the times, a digit or mark a second, and in how many of the places as much falls into them. */
    @ParameterizedTest(name = "{0} in {1}: {2} of ten places")
    @CsvSource({
        "0001000000, ...#......, 1",
        "0009000000, ...#......, 1",
        "0001000000, ..###....., 3",
        "0001000000, #........., 10",
        "0001100000, ...##....., 1",
        "1100000000, .##......., 3",
        "1000000001, #........#, 1",
        "0101010101, .#.#.#.#.#, 5",
        "1111111111, ...#......, 10",
        "0000000000, ...#......, 10"
    })
    void countsThePlacesWithAsMuchInside(String happened, String times, int places) {
        assertThat(pValue(happened, times)).isCloseTo(places / 10.0, within(1e-9));
    }

    @Test
    void movesWhatBelongsToSeveralDomainsTogether() {
        ShiftTest test = new ShiftTest(4);
        test.add(new long[] {1, 0, 0, 0}, new boolean[] {true, false, false, false});
        test.add(new long[] {0, 1, 0, 0}, new boolean[] {false, true, false, true});

        assertThat(test.pValue()).isEqualTo(0.25);
    }

    /**
     * Failures that come in bursts, and elections that have nothing to do with them: of a hundred such accounts at most
     * five may be said to be unlikely at five percent. Failure by failure, as if each were independent, it is many more.
     */
    @ParameterizedTest(name = "{0} bursts, {1} elections: failure by failure at least {2} %")
    @CsvSource({"1, 1, 4", "1, 3, 10", "3, 1, 10", "3, 3, 20", "10, 2, 30"})
    void isNotFooledByRetriesInBursts(int bursts, int elections, int percentOfIndependent) {
        Random random = new Random(35L * bursts + elections);
        int shifted = 0;
        int independent = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            long[] failures = bursts(random, bursts);
            boolean[] times = elections(random, elections);
            ShiftTest test = new ShiftTest(TEN_MINUTES);
            test.add(failures, times);
            shifted += test.pValue() <= 0.05 ? 1 : 0;
            independent += isUnlikelyFailureByFailure(failures, times) ? 1 : 0;
        }

        // Three standard deviations of the trials themselves.
        assertThat((double) shifted / TRIALS).isLessThanOrEqualTo(0.05 + 0.011);
        assertThat(100.0 * independent / TRIALS).isGreaterThan(percentOfIndependent);
    }

    /** The same bursts, each begun by an election. */
    @Test
    void findsBurstsThatElectionsBegin() {
        Random random = new Random(35);
        int found = 0;
        for (int trial = 0; trial < 200; trial++) {
            long[] failures = new long[TEN_MINUTES];
            boolean[] times = new boolean[TEN_MINUTES];
            for (int i = 0; i < 3; i++) {
                int at = 20 + i * 200 + random.nextInt(150);
                election(times, at);
                burst(random, failures, at + random.nextInt(5));
            }
            ShiftTest test = new ShiftTest(TEN_MINUTES);
            test.add(failures, times);
            found += test.pValue() <= 0.05 ? 1 : 0;
        }

        assertThat(found).isEqualTo(200);
    }

    private static double pValue(String happened, String times) {
        ShiftTest test = new ShiftTest(happened.length());
        long[] counts = happened.chars().mapToLong(digit -> digit - '0').toArray();
        boolean[] marked = new boolean[times.length()];
        for (int i = 0; i < marked.length; i++) {
            marked[i] = times.charAt(i) == '#';
        }
        test.add(counts, marked);
        return test.pValue();
    }

    private static long[] bursts(Random random, int bursts) {
        long[] failures = new long[TEN_MINUTES];
        for (int i = 0; i < bursts; i++) {
            burst(random, failures, random.nextInt(TEN_MINUTES));
        }
        return failures;
    }

    /** A client that retries for some seconds, now a few times a second and now a hundred. */
    private static void burst(Random random, long[] failures, int from) {
        int rate = 1 + random.nextInt(100);
        int end = Math.min(TEN_MINUTES, from + 1 + random.nextInt(8));
        for (int second = from; second < end; second++) {
            failures[second] += rate;
        }
    }

    private static boolean[] elections(Random random, int elections) {
        boolean[] times = new boolean[TEN_MINUTES];
        for (int i = 0; i < elections; i++) {
            election(times, random.nextInt(TEN_MINUTES));
        }
        return times;
    }

    private static void election(boolean[] times, int at) {
        for (int second = Math.max(0, at - 10); second < Math.min(TEN_MINUTES, at + 15); second++) {
            times[second] = true;
        }
    }

    /** The usual mistake: each failure is a throw of its own, and 1.645 standard deviations are 5 %. */
    private static boolean isUnlikelyFailureByFailure(long[] failures, boolean[] times) {
        double all = 0;
        double inside = 0;
        double covered = 0;
        for (int second = 0; second < TEN_MINUTES; second++) {
            all += failures[second];
            inside += times[second] ? failures[second] : 0;
            covered += times[second] ? 1.0 / TEN_MINUTES : 0;
        }
        return inside - all * covered > 1.645 * Math.sqrt(all * covered * (1 - covered));
    }
}
