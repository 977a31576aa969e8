package io.aftershock.monitor.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChanceTest {

    @ParameterizedTest
    @CsvSource({
        "1, 0,    0",
        "1, 0.01, 0.00995017",
        "1, 0.35, 0.2953119",
        "3, 0.35, 0.005508836",
        "2, 1,    0.2642411",
        "40, 20,  0.0000532020"
    })
    void isTheTailOfAPoissonDistribution(int others, double expected, double probability) {
        assertThat(Chance.ofOthers(others, expected)).isCloseTo(probability, within(1e-6));
    }
}
