package io.aftershock.connectors.nats.source.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HolesTest {

    @Test
    void countsEveryHoleWhereAllMessagesAreOurs() {
        Holes holes = new Holes(true);
        holes.delivered(1, 2);
        assertThat(holes.exist()).isFalse();
        holes.delivered(2, 5);
        holes.delivered(5, 7);

        assertThat(holes.exist()).isTrue();
        assertThat(holes.losses(0)).isEqualTo(3);
        assertThat(holes.exist()).isFalse();
    }

    @Test
    void countsNothingWhereOthersMessagesLieBetweenAndNoneHasGone() {
        Holes holes = new Holes(false);
        holes.delivered(10, 20);

        assertThat(holes.needFirstSequence()).isTrue();
        assertThat(holes.losses(11)).isZero();
    }

    @Test
    void countsAtMostWhatHasGoneWhereOthersMessagesLieBetween() {
        Holes expired = new Holes(false);
        expired.delivered(10, 20);
        assertThat(expired.losses(15)).isEqualTo(4);

        Holes longGone = new Holes(false);
        longGone.delivered(10, 20);
        assertThat(longGone.losses(1_000)).isEqualTo(9);
    }
}
