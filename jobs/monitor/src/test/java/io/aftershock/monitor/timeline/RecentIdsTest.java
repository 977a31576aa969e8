package io.aftershock.monitor.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentIdsTest {

    private static final long TURN = 120_000;

    private final RecentIds ids = new RecentIds();

    @Test
    void knowsEachIdThatItWasGiven() {
        assertThat(IntStream.range(0, 100_000).allMatch(i -> ids.add("id-" + i, 0, TURN)))
                .isTrue();
        assertThat(IntStream.range(0, 100_000).noneMatch(i -> ids.add("id-" + i, 1, TURN)))
                .isTrue();
    }

    @ParameterizedTest(name = "added at {0} ms, the sets turned at {1}, known at {2}: {3}")
    @CsvSource({
        "0, 119999, 119999, true",
        "119999, 120000, 239999, true",
        "0, 120000, 239999, true",
        "0, 120000, 240000, false"
    })
    void remembersAnIdForOneTurnAtLeastAndTwoAtMost(long added, long other, long asked, boolean known) {
        ids.add("first", 0, TURN);
        ids.add("id", added, TURN);
        ids.add("other", other, TURN);

        assertThat(ids.add("id", asked, TURN)).isEqualTo(!known);
    }

    @Test
    void startsSmallAndGrowsWithWhatItHolds() {
        assertThat(ids.current).hasSize(256);

        IntStream.range(0, 129).forEach(i -> ids.add("id-" + i, 0, TURN));

        assertThat(ids.current).hasSize(512);
        assertThat(ids.entries).isEqualTo(129);
    }

    @Test
    void turnsEarlyRatherThanGrowWithoutEnd() {
        IntStream.range(0, 1 << 21).forEach(i -> ids.add("id-" + i, 0, TURN));

        assertThat(ids.add("one too many", 0, TURN)).isTrue();
        assertThat(ids.entries).isEqualTo(1);
        assertThat(ids.previous).hasSize(1 << 22);
        assertThat(ids.add("id-0", 0, TURN)).isFalse();
    }

    @Test
    void countsWhatAFloodMakesItForgetTooEarly() {
        IntStream.range(0, 1 << 21).forEach(i -> ids.add("id-" + i, 0, TURN));
        ids.add("one too many", 0, TURN);
        assertThat(ids.forgottenEarly).isZero();

        IntStream.range(1, 1 << 21).forEach(i -> ids.add("more-" + i, 0, TURN));
        ids.add("again one too many", 0, TURN);

        assertThat(ids.forgottenEarly).isEqualTo(1 << 21);
    }

    @Test
    void givesAMillionIdsAMillionHashes() {
        assertThat(IntStream.range(0, 1_000_000)
                        .mapToLong(i -> RecentIds.hash("hEnqI7NQzJGnz" + i))
                        .distinct()
                        .count())
                .isEqualTo(1_000_000);
    }
}
