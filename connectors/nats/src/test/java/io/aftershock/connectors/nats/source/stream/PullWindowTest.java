package io.aftershock.connectors.nats.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.source.stream.PullWindow.Request;
import org.junit.jupiter.api.Test;

class PullWindowTest {

    private static final long NOW = 1_000_000;
    private static final int FOUR_MB = 4 << 20;

    private final PullWindow window = new PullWindow();

    @Test
    void hasOneRequestOutWhenCaughtUpAndTwoWhenBehind() {
        assertThat(window.next(0, false, NOW)).isEqualTo(new Request(1, 4096, FOUR_MB));
        assertThat(window.next(0, false, NOW)).isNull();
        assertThat(window.next(0, true, NOW)).isEqualTo(new Request(2, 4096, FOUR_MB));
        assertThat(window.next(0, true, NOW)).isNull();
    }

    @Test
    void asksForNothingWhileWhatIsHeldLeavesNoRoom() {
        assertThat(window.next(FOUR_MB + 1, true, NOW)).isNull();
        assertThat(window.next(FOUR_MB, true, NOW)).isNotNull();
        assertThat(window.next(FOUR_MB, true, NOW)).isNull();
    }

    @Test
    void asksAgainWhenARequestHasEndedOrHasBroughtAll() {
        window.next(0, false, NOW);
        window.ended(1);
        assertThat(window.next(0, false, NOW)).isEqualTo(new Request(2, 4096, FOUR_MB));
        for (int i = 0; i < 4096; i++) {
            window.received(1);
        }
        assertThat(window.isEmpty()).isTrue();
        assertThat(window.next(0, false, NOW)).isEqualTo(new Request(3, 4096, FOUR_MB));
    }

    @Test
    void asksAgainWhenTheEndOfARequestWasNotHeard() {
        window.next(0, false, NOW);

        assertThat(window.next(0, false, NOW + 7_000)).isNull();
        assertThat(window.next(0, false, NOW + 7_001)).isEqualTo(new Request(2, 4096, FOUR_MB));
    }

    @Test
    void asksForAMessageAloneThatNoRequestCanHold() {
        window.next(0, false, NOW);
        window.tooLarge(1);
        assertThat(window.next(0, false, NOW)).isEqualTo(new Request(2, 1, 0));
        window.received(5 << 20);
        assertThat(window.next(0, false, NOW)).isEqualTo(new Request(3, 4096, FOUR_MB));
    }

    @Test
    void goesOnAsBeforeWhenOnlyTheRestOfARequestWasTooSmall() {
        window.next(0, false, NOW);
        window.received(1_000);
        window.tooLarge(1);

        assertThat(window.next(0, false, NOW)).isEqualTo(new Request(2, 4096, FOUR_MB));
    }
}
