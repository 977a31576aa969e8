package io.aftershock.connectors.jsz.poll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private final Schedule schedule = new Schedule(1_000, 100);

    @ParameterizedTest(name = "at {0} it is {1} to the next")
    @CsvSource({"500, 100", "950, 50", "1000, 100", "1001, 99", "1099, 1", "1100, 100", "-930, 30"})
    void waitsForTheNextPoint(long now, long toNext) {
        assertThat(schedule.nanosToNext(now)).isEqualTo(toNext);
    }

    @ParameterizedTest(name = "from {0} to {1} it missed {2}")
    @CsvSource({"1000, 1000, 0", "1000, 1100, 0", "1003, 1199, 0", "1000, 1200, 1", "1003, 1430, 3", "1000, 900, 0"})
    void doesNotMakeUpForWhatWasMissed(long last, long now, long missed) {
        assertThat(schedule.missed(last, now)).isEqualTo(missed);
    }
}
