package io.aftershock.exporter.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeenTimesTest {

    private static final long STEP = 60_000;

    private final SeenTimes seen = new SeenTimes();

    @Test
    void takesEachTimeOnceInWhateverOrder() {
        for (long seed = 0; seed < 50; seed++) {
            SeenTimes times = new SeenTimes();
            List<Long> told = new ArrayList<>();
            for (long minute = 100; minute < 140; minute++) {
                told.add(minute * STEP);
                told.add(minute * STEP);
            }
            Collections.shuffle(told, new Random(seed));

            assertThat(told.stream().filter(time -> times.add(time, STEP)).count())
                    .as("seed " + seed)
                    .isEqualTo(40);
        }
    }

    @Test
    void takesWhatIsOlderThanItsMemoryForSeen() {
        assertThat(seen.add(100 * STEP, STEP)).isTrue();
        assertThat(seen.add((100 - 63) * STEP, STEP)).isTrue();
        assertThat(seen.add((100 - 63) * STEP, STEP)).isFalse();
        assertThat(seen.add((100 - 64) * STEP, STEP)).isFalse();
        assertThat(seen.add(1_000 * STEP, STEP)).isTrue();
        assertThat(seen.add(999 * STEP, STEP)).isTrue();
        assertThat(seen.add(1_000 * STEP, STEP)).isFalse();
    }

    @Test
    void takesNothingTwiceWhenWindowsGetAnotherLength() {
        seen.add(100 * STEP, STEP);
        seen.add(102 * STEP, STEP);

        assertThat(seen.add(102 * STEP, 2 * STEP)).isFalse();
        assertThat(seen.add(100 * STEP, 2 * STEP)).isFalse();
        assertThat(seen.add(104 * STEP, 2 * STEP)).isTrue();
        assertThat(seen.add(102 * STEP, 2 * STEP)).isFalse();
        assertThat(seen.add(108 * STEP, 2 * STEP)).isTrue();
        assertThat(seen.add(106 * STEP, 2 * STEP)).isTrue();
    }

    @Test
    void goesOnFromItsState() {
        seen.add(100 * STEP, STEP);
        SeenTimes restored = new SeenTimes(seen.state());

        assertThat(restored.add(100 * STEP, STEP)).isFalse();
        assertThat(restored.add(99 * STEP, STEP)).isTrue();
    }
}
