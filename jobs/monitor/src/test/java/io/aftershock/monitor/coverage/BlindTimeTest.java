package io.aftershock.monitor.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.coverage.Coverage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Seconds stand for milliseconds. */
class BlindTimeTest {

    private final List<BlindTime> times = new ArrayList<>();

    @Test
    void isUnknownFromWhereTheFirstServerIsNotCounted() {
        assertThat(word(book(90, 100, 105, 125), book(90, 100, 105))).isEqualTo(unknown(105, 118));
        assertThat(word(book(90, 100, 105), book(106, 111, 125))).isEqualTo(unknown(100, 118));
    }

    @Test
    void isKnownIfAllServersAreCounted() {
        assertThat(word(book(90, 100, 105, 118), book(99, 119))).isEqualTo(Coverage.known("east", 100_000, 118_000));
    }

    @Test
    void isUnknownIfNoServerIsCounted() {
        assertThat(word()).isEqualTo(unknown(100, 118));
    }

    @Test
    void doesNotAskAServerThatHadBeenSilentBefore() {
        ServerBook silent = book(70, 80);
        silent.heardMillis = 84_999;

        assertThat(word(book(90, 120), silent)).isEqualTo(Coverage.known("east", 100_000, 118_000));
    }

    @Test
    void isOneWithWhatFollowsBeforeAllAreLinkedAgain() {
        BlindTime.begin(times, 100_000);
        BlindTime.begin(times, 101_000);
        BlindTime.end(times, 108_000);
        BlindTime.begin(times, 118_000);
        BlindTime.end(times, 119_000);
        BlindTime.begin(times, 130_000);

        assertThat(times).extracting(time -> time.fromMillis).containsExactly(100_000L, 130_000L);
        assertThat(times.get(0).toMillis).isEqualTo(129_000);
        assertThat(times.get(0).isSettled(143_999)).isFalse();
        assertThat(times.get(0).isSettled(144_000)).isTrue();
        assertThat(times.get(1).isSettled(1_000_000)).isFalse();
    }

    private Coverage word(ServerBook... books) {
        times.clear();
        BlindTime.begin(times, 100_000);
        BlindTime.end(times, 108_000);
        return times.get(0).word("east", List.of(books), 132_000);
    }

    private static Coverage unknown(long from, long to) {
        return Coverage.unknown("east", from * 1_000, to * 1_000, false);
    }

    /** A server that has answered at these seconds. */
    private static ServerBook book(long... answers) {
        ServerBook book = new ServerBook();
        for (int i = 1; i < answers.length; i++) {
            book.spans.add(new Span(answers[i - 1] * 1_000, answers[i] * 1_000, 1, 1, answers[i] * 1_000));
        }
        book.heardMillis = answers[answers.length - 1] * 1_000;
        return book;
    }
}
