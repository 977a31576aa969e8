package io.aftershock.monitor.check.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.check.rule.MetaChangesRule.Change;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaChangesRuleTest {

    private static final long NOW = 1_000_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // story                               | seconds ago, P planned, U not        | verdict | value |
                // threshold
                "no change                             | ``                                   | FALSE   | 0     | 5",
                "one crash is an accident              | U10                                  | FALSE   | 1     | 5",
                "two crashes are not                   | U300 U10                             | TRUE    | 2     | 1",
                "the first is forgotten                | U600 U10                             | FALSE   | 1     | 5",
                "the first is only just remembered     | U599 U10                             | TRUE    | 2     | 1",
                "planned work needs five changes       | P50 P40 P30 P20 P10                  | FALSE   | 5     | 5",
                "six are too many of any kind          | P60 P50 P40 P30 P20 P10              | TRUE    | 6     | 5",
                "planned work and one crash            | P50 P40 P30 P20 U10                  | FALSE   | 5     | 5",
                "planned work and two crashes          | P50 U40 P30 P20 U10                  | TRUE    | 2     | 1"
            },
            quoteCharacter = '`')
    void judgesTheChangesOfTenMinutes(String story, String changes, Verdict verdict, double value, double threshold) {
        Assessment found = MetaChangesRule.judge(changes(changes), NOW, 1, 5, 600);

        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.value()).isEqualTo(value);
        assertThat(found.threshold()).isEqualTo(threshold);
    }

    @Test
    void saysHowOftenAndWhoCameLast() {
        assertThat(MetaChangesRule.judge(changes("U300 P200 U10"), NOW, 1, 5, 600)
                        .summary())
                .isEqualTo("The meta leader changed 3 times in 10 min, 2 of them unplanned, last U10.");
        assertThat(MetaChangesRule.judge(changes("U10"), NOW, 1, 5, 600).summary())
                .isEqualTo("The meta leader changed once in 10 min, 1 of them unplanned, last U10.");
    }

    private static List<Change> changes(String text) {
        return Arrays.stream(text.split(" "))
                .filter(each -> !each.isEmpty())
                .map(each -> new Change(NOW - 1_000 * Long.parseLong(each.substring(1)), each.charAt(0) == 'P', each))
                .toList();
    }
}
