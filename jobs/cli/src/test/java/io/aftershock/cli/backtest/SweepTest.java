package io.aftershock.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTest {

    private static final String THRESHOLD = "checks.JETSTREAM_009.threshold";

    @Test
    void goesByAConstantFactorFromEndToEnd() {
        assertThat(Sweep.of(THRESHOLD, List.of("0.1%", "10%"), 5).values())
                .containsExactly("0.1%", "0.316%", "1%", "3.16%", "10%");
    }

    @Test
    void triesNoValueTwiceThatHasToBeWhole() {
        assertThat(Sweep.of("checks.LIMIT_001.refusals", List.of("1", "5"), 12).values())
                .containsExactly("1", "2", "3", "4", "5");
        assertThat(Sweep.of("checks.JETSTREAM_009.clear", List.of("30s", "2m"), 3)
                        .values())
                .containsExactly("30s", "60s", "2m");
    }

    @Test
    void knowsWhichKeyIsMeant() {
        assertThat(Sweep.keyOf("checks.STALL_001.threshold=10%..30%", List.of()))
                .isEqualTo("checks.STALL_001.threshold");
        assertThat(Sweep.keyOf("0.1%..5%", List.of())).isEqualTo(THRESHOLD);
        assertThat(Sweep.keyOf("0.1%..5%", List.of("overrides[0].checks.JETSTREAM_009.threshold=2%")))
                .isEqualTo("overrides[0].checks.JETSTREAM_009.threshold");
        assertThatThrownBy(() -> Sweep.keyOf("1%..2%", List.of("a=1", "b=2")))
                .hasMessage("--sweep 1%..2% does not say which of the keys of --set it goes through:"
                        + " write --sweep KEY=1%..2%");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "checks.JETSTREAM_009.threshold | 5% | 1% | --sweep begins at 5%, which is not below 1%",
                "checks.JETSTREAM_009.threshold | 1% | 1% | --sweep begins at 1%, which is not below 1%",
                "checks.JETSTREAM_009.threshold | 0% | 1% | --sweep begins at 0%, and has to begin above 0: each step is a factor",
                "checks.JETSTREAM_009.threshold | 1% | many | --sweep: 'many' is no value of checks.JETSTREAM_009.threshold, whose default is 1%",
                "checks.JETSTREAM_009.rule | wilson | plain | --sweep goes through numbers, and checks.JETSTREAM_009.rule is none: compare two of its values with --set",
                "windows.size | 60s | 120s | --sweep goes through the values of a check, such as checks.JETSTREAM_009.threshold, and windows.size is none",
            })
    void refusesWhatIsNoRange(String key, String low, String high, String sentence) {
        assertThatThrownBy(() -> Sweep.of(key, List.of(low, high), 12)).hasMessage(sentence);
    }

    @Test
    void refusesWhatIsNoRangeAtAll() {
        assertThatThrownBy(() -> Sweep.ends("checks.JETSTREAM_009.threshold=1%"))
                .hasMessage("--sweep is 'checks.JETSTREAM_009.threshold=1%', and has to be a range like 0.1%..5%");
        assertThatThrownBy(() -> Sweep.of(THRESHOLD, List.of("1%", "2%"), 1))
                .hasMessage("--steps is 1, and has to be from 2 to 100");
    }
}
