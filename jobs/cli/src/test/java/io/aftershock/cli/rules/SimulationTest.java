package io.aftershock.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.check.life.EpisodeLife.Holds;
import io.aftershock.monitor.check.ratio.RatioLimits;
import io.aftershock.monitor.check.ratio.RatioRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules are promised to do, by the defaults of the catalogue. */
class SimulationTest {

    private static final RatioLimits LIMITS = RatioLimits.of(Thresholds.DEFAULTS.values(Check.JETSTREAM_009, "", null));
    private static final Simulation SIMULATION = new Simulation(3, 2, 40);

    @ParameterizedTest(name = "{0} calls/s at {1}")
    @CsvSource({"1, 0.0095", "10, 0.0095", "10, 0.008", "100, 0.0095"})
    void pagesAnAccountJustBelowTheThresholdOnceAMonthAtMost(int callsPerSecond, double ratio) {
        assertThat(SIMULATION.pages(by(RatioRule.WILSON), callsPerSecond, ratio))
                .isLessThanOrEqualTo(2);
    }

    @Test
    void pagesItAllDayByThePlainRule() {
        assertThat(SIMULATION.pages(by(RatioRule.PLAIN), 10, 0.0095)).isGreaterThan(2 * 5_000);
    }

    @ParameterizedTest(name = "{0} calls/s, {1} failing: {2} s")
    @CsvSource({"1, 0.2, 60", "10, 0.2, 5", "100, 0.2, 2", "100, 0.05, 7", "100, 0.02, 70"})
    void findsWhatIsAboveIt(int callsPerSecond, double ratio, int seconds) {
        int[] delays = SIMULATION.delays(by(RatioRule.WILSON), callsPerSecond, ratio);

        assertThat(delays[delays.length / 2]).isLessThanOrEqualTo(seconds);
    }

    @Test
    void isTheSameForTheSameSeed() {
        int[] delays = SIMULATION.delays(by(RatioRule.WILSON), 10, 0.05);

        assertThat(new Simulation(3, 2, 40).delays(by(RatioRule.WILSON), 10, 0.05))
                .isEqualTo(delays);
        assertThat(new Simulation(4, 2, 40).delays(by(RatioRule.WILSON), 10, 0.05))
                .isNotEqualTo(delays);
    }

    @Test
    void givesTheYardstickAsManyFalseAlarms() {
        double limit = Yardstick.limit(SIMULATION, 0.01, 0.05, 1, 0.0095, 1_000);

        assertThat(SIMULATION.pages(() -> new CusumChart(0.01, 0.05, limit), 1, 0.0095))
                .isBetween(700L, 1_000L);
    }

    private static Chart.Kind by(RatioRule rule) {
        return () -> new RuleChart(LIMITS.by(rule), new Holds(0, 30_000));
    }
}
