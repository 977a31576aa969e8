package io.aftershock.monitor.check.stall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsualTest {

    @Test
    void expectsWhatCameBefore() {
        assertThat(new Usual(60, 1_200, 1).expected(2.5)).isEqualTo(50);
        assertThat(new Usual(0, 0, 1).expected(2)).isZero();
    }

    /** By hand: with p = 60 / 70 none has the probability p^60, one p^60 * 60 * (1 - p). */
    @Test
    void knowsHowUnlikelyAFallIs() {
        Usual usual = new Usual(60, 60, 1);

        assertThat(usual.chance(0, 10)).isCloseTo(Math.pow(60 / 70.0, 60), within(1e-12));
        assertThat(usual.chance(1, 10)).isCloseTo(Math.pow(60 / 70.0, 60) * (1 + 60 * 10 / 70.0), within(1e-12));
        assertThat(usual.chance(1_000, 10)).isCloseTo(1, within(1e-9));
    }

    @Test
    void isLessSureOfWhatItHasSeenForAShortTime() {
        assertThat(new Usual(30, 300, 1).chance(0, 2)).isGreaterThan(new Usual(300, 3_000, 1).chance(0, 2));
    }

    @Test
    void isLessSureOfWhatComesInBursts() {
        int[] steady = new int[60];
        Arrays.fill(steady, 10);
        int[] bursts =
                IntStream.range(0, 60).map(second -> second % 10 == 0 ? 100 : 0).toArray();

        assertThat(Usual.of(steady, 2)).isEqualTo(new Usual(60, 600, 1));
        assertThat(Usual.of(bursts, 2).dispersion()).isCloseTo(91.5, within(0.1));
        assertThat(Usual.of(steady, 2).chance(0, 2)).isLessThan(1e-8);
        assertThat(Usual.of(bursts, 2).chance(0, 2)).isGreaterThan(0.5);
    }

    @Test
    void knowsNothingWithoutAnswers() {
        assertThat(Usual.of(new int[60], 2).chance(0, 10)).isEqualTo(1);
        assertThat(Usual.of(new int[0], 2).chance(0, 10)).isEqualTo(1);
    }

    @Test
    void takesAFloodWithoutOverflow() {
        assertThat(new Usual(60, 60_000_000, 1).chance(100_000, 2)).isZero();
    }
}
