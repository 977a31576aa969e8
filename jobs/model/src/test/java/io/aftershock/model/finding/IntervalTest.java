package io.aftershock.model.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"0, 10, 0, 0.2775", "10, 10, 0.7225, 1", "1, 10, 0.0179, 0.4042", "50, 100, 0.4038, 0.5962"})
    void equalsTheWilsonIntervalOfTheTextbooks(long failed, long calls, double low, double high) {
        Interval interval = Interval.wilson(failed, calls);

        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    /** That is how the interval is defined: the ratios that a score test at 95 % does not reject. */
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"1, 10", "2, 100", "5, 480", "97, 100", "300, 1000000"})
    void endsWhereAScoreTestRejects(long failed, long calls) {
        Interval interval = Interval.wilson(failed, calls);

        for (double end : new double[] {interval.low(), interval.high()}) {
            double score = Math.abs((double) failed / calls - end) / Math.sqrt(end * (1 - end) / calls);
            assertThat(score).isCloseTo(1.959964, within(1e-6));
        }
    }

    @Test
    void leavesEverythingOpenWithoutCalls() {
        assertThat(Interval.wilson(0, 0)).isEqualTo(new Interval(0, 1));
    }
}
