package io.aftershock.cli.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalesTest {

    private static final long START = Instant.parse("2026-03-04T22:30:00Z").toEpochMilli();

    @ParameterizedTest
    @CsvSource({
        "PT1H, 22:30 22:45 23:00 23:15",
        "PT6H, 23:00 Thu 5 01:00 02:00 03:00 04:00",
        "PT24H, Thu 5 03:00 06:00 09:00 12:00 15:00 18:00 21:00",
        "P3D, Thu 5 12:00 Fri 6 12:00 Sat 7 12:00",
        "P7D, Thu 5 Fri 6 Sat 7 Sun 8 Mon 9 Tue 10 Wed 11",
        "P30D, 9 Mar 16 Mar 23 Mar 30 Mar",
        "P90D, 16 Mar 30 Mar 13 Apr 27 Apr 11 May 25 May"
    })
    void namesRoundTimes(Duration length, String labels) {
        TimeScale scale = new TimeScale(START, START + length.toMillis());
        assertThat(String.join(
                        " ", scale.ticks().stream().map(TimeScale.Tick::label).toList()))
                .isEqualTo(labels);
    }

    @Test
    void placesTimesInPercentAndKeepsThemInside() {
        TimeScale scale = new TimeScale(1_000, 2_000);
        assertThat(scale.percent(1_250)).isEqualTo("25.000%");
        assertThat(scale.percent(500)).isEqualTo("0.000%");
        assertThat(scale.width(1_900, 5_000)).isEqualTo("10.000%");
        assertThat(scale.width(1_500, 1_500))
                .as("a browser draws nothing of what has no width")
                .isEqualTo("0.050%");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.01",
        "0.0002, 0.01",
        "0.01, 0.01",
        "0.011, 0.02",
        "0.02, 0.02",
        "0.031, 0.04",
        "0.05, 0.06",
        "0.07, 0.1",
        "0.1, 0.1",
        "0.95, 1",
        "1, 1"
    })
    void endsAtARoundRatio(double highest, double top) {
        assertThat(RatioScale.upTo(highest, 90).top()).isCloseTo(top, within(1e-12));
    }

    @Test
    void placesRatiosFromBelowAndNamesThemWithTheirUnit() {
        RatioScale scale = RatioScale.upTo(0.015, 100);
        assertThat(List.of(scale.y(0), scale.y(0.005), scale.y(0.02), scale.y(0.5)))
                .containsExactly(100.0, 75.0, 0.0, 0.0);
        assertThat(scale.ticks().stream().map(RatioScale::label)).containsExactly("0\u202F%", "1\u202F%", "2\u202F%");
        assertThat(RatioScale.label(0.005)).isEqualTo("0.5\u202F%");
    }
}
