package io.aftershock.monitor.check.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.api.ErrorClass;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.client.NewErrorRule.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stories of an account that is watched from hour 0 on: {@code 30:10059} is an error at hour 30. */
class ErrorHistoryTest {

    private static final Limits LIMITS =
            new Limits(hours(7 * 24), hours(24), Duration.ofMinutes(5).toMillis());

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // story                                  | errors                            | new
                "fails on the first day                   | 1:10059 23:10047                  |",
                "fails for the first time on the second   | 30:10047                          | 30:10047",
                "goes on failing                          | 30:10047 31:10047 40:10047        | 30:10047",
                "fails as it did on the first day         | 1:10059 30:10059                  |",
                "fails in another way                     | 1:10059 30:10059 31:10026         | 31:10026",
                "fails each week                          | 1:10059 168:10059 336:10059       |",
                "has not failed for more than a week      | 1:10059 170:10059                 | 170:10059",
                "is told of late                          | 30:10047 29:10047 30:10047        | 30:10047"
            })
    void tellsWhatIsNewFromWhatIsKnown(String story, String errors, String expected) {
        ErrorHistory history = new ErrorHistory(0);
        List<String> found = new ArrayList<>();
        for (String error : errors.split(" ")) {
            String[] words = error.split(":");
            int code = Integer.parseInt(words[1]);
            if (NewErrorRule.isNew(history, code, hours(Integer.parseInt(words[0])), LIMITS)) {
                found.add(error);
            }
            history.note(code, hours(Integer.parseInt(words[0])), LIMITS);
        }

        assertThat(String.join(" ", found)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void tellsANewErrorForAWhile() {
        ErrorHistory history = new ErrorHistory(0);
        history.note(10_047, hours(30), LIMITS);

        assertThat(history.recent(hours(30) + 299_000, LIMITS.tellMillis())).containsOnlyKeys(10_047);
        assertThat(history.recent(hours(30) + 300_000, LIMITS.tellMillis())).isEmpty();
    }

    @Test
    void writesAnErrorThatGoesOnOnceAMinute() {
        ErrorHistory history = new ErrorHistory(0);

        assertThat(history.note(10_059, 1_000, LIMITS)).isTrue();
        assertThat(history.note(10_059, 60_999, LIMITS)).isFalse();
        assertThat(history.note(10_059, 61_000, LIMITS)).isTrue();
    }

    @Test
    void staysSmallWhateverCodesTheServersInvent() {
        ErrorHistory history = new ErrorHistory(0);
        for (int code = 0; code < 1_000; code++) {
            history.note(code, hours(30), LIMITS);
        }

        assertThat(history.seenMillis).hasSize(ErrorHistory.MAX_CODES);
        assertThat(history.newMillis).hasSize(ErrorHistory.MAX_CODES);
    }

    @Test
    void forgetsWhatWouldBeNewAgain() {
        ErrorHistory history = new ErrorHistory(0);
        history.note(10_059, hours(1), LIMITS);
        history.note(10_047, hours(3), LIMITS);

        history.forgetBefore(hours(2));

        assertThat(history.seenMillis).containsOnlyKeys(10_047);
    }

    @Test
    void warnsOfWhatNoClientCanMendByItself() {
        assertThat(NewErrorRule.severity(List.of(ErrorClass.NOT_FOUND, ErrorClass.CALLER)))
                .isEqualTo(Severity.INFO);
        assertThat(NewErrorRule.severity(List.of(ErrorClass.NOT_FOUND, ErrorClass.LIMITS)))
                .isEqualTo(Severity.WARNING);
        assertThat(NewErrorRule.severity(List.of(ErrorClass.UNKNOWN))).isEqualTo(Severity.WARNING);
    }

    @Test
    void leavesElectionsToOthers() {
        assertThat(NewErrorRule.concerns(ErrorClass.AVAILABILITY)).isFalse();
        assertThat(NewErrorRule.concerns(ErrorClass.INTERNAL)).isTrue();
    }

    private static long hours(int hours) {
        return Duration.ofHours(hours).toMillis();
    }
}
