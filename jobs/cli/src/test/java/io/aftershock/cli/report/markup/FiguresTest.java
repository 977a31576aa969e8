package io.aftershock.cli.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({"0, 0 %", "1, 100 %", "0.000001, < 0.001 %", "0.00033, 0.033 %", "0.0125, 1.25 %", "0.937, 93.7 %"})
    void writesRatiosInPercent(double ratio, String text) {
        assertThat(plain(Figures.percent(ratio))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 100 %",
        "0.99999, 99.999 %",
        "0.9995, 99.950 %",
        "0.98, 98.0 %",
        "0.99899, 99.89 %",
        "0.6666, 66.6 %"
    })
    void neverRoundsAShareUpToAll(double share, String text) {
        assertThat(plain(Figures.share(share))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 20 ms",
        "8200, 8.2 s",
        "12000, 12 s",
        "59999, 60 s",
        "300000, 5 min",
        "12000000, 3 h 20 min",
        "7200000, 2 h",
        "187200000, 2 d 4 h"
    })
    void writesDurations(long millis, String text) {
        assertThat(plain(Figures.duration(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"999999|999,999", "1500000|1.5 million", "178000000|178 million", "2340000000|2.3 billion"})
    void roundsLargeCountsInSentences(long count, String text) {
        assertThat(Figures.roughly(count)).isEqualTo(text);
    }

    private static String plain(String text) {
        return text.replace('\u202F', ' ');
    }
}
