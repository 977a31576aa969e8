package io.aftershock.monitor.check.stall;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.network.LeaderSilence;
import io.aftershock.model.network.NetworkView;
import io.aftershock.monitor.signal.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignsTest {

    /** Answers fell at 100 s, now it is 103 s; the meta leader is not reached from one time to another, both in seconds. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    since just after the fall   | 101 |     |    | true
                    since just before it        | 97  |     |    | true
                    until another was elected   | 97  | 102 | n2 | true
                    until it came back          | 97  | 102 |    | true
                    for long already            | 90  |     |    | false
                    but was back before it      | 96  | 99  |    | false
                    """)
    void areALeaderThatNobodyReaches(
            String story, int since, @Nullable Integer end, @Nullable String successor, boolean isSign) {
        LeaderSilence silence = new LeaderSilence(
                "", "n1", 0, since * 1_000L, end == null ? 0 : end * 1_000L, false, List.of(), successor);
        Signs signs = new Signs();
        signs.take(Signal.ofClock("east", Signal.Kind.TICK, 103_000, false)
                .with(new NetworkView(true, List.of(), List.of(silence), List.of())));

        assertThat(signs.since(100_000, 103_000))
                .hasSize(isSign ? 1 : 0)
                .allSatisfy(sign -> assertThat(sign)
                        .isEqualTo("no other server reaches the meta leader n1 since 00:01:" + (since - 60)));
    }

    /** Its own silence says the same, and since when. */
    @Test
    void nameALeaderOnceThatAnswersNoPollEither() {
        Signs signs = new Signs();
        for (int second = 90; second < 100; second++) {
            signs.take(Signal.ofRow("east", second * 1_000L, second * 1_000L, "", true)
                    .by("n1"));
        }
        LeaderSilence silence = new LeaderSilence("", "n1", 0, 101_000, 0, false, List.of(), null);
        signs.take(Signal.ofClock("east", Signal.Kind.TICK, 103_000, false)
                .with(new NetworkView(true, List.of(), List.of(silence), List.of())));

        assertThat(signs.since(100_000, 103_000)).containsExactly("n1 has not answered a poll since 00:01:39");
    }
}
