package io.aftershock.connectors.jsz.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest(name = "after {0} failures {1} to {2} ms")
    @CsvSource({"1, 125, 250", "2, 250, 500", "5, 2000, 4000", "6, 2000, 4000", "1000000, 2000, 4000"})
    void doublesUpToALimitAndSpreads(int failures, long shortest, long longest) {
        assertThat(Backoff.millis(failures, 0)).isEqualTo(shortest);
        assertThat(Backoff.millis(failures, 1)).isEqualTo(longest);
    }
}
