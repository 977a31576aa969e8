package io.aftershock.monitor.check.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.check.rule.NoMetaLeaderRule.Opinion;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoMetaLeaderRuleTest {

    private static final long NOW = 1_000_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // story                                   | server, names a leader or none, ms ago | verdict
                "nobody says anything                      | ``                                     | UNKNOWN",
                "all name one                              | n1:leader:0 n2:leader:0 n3:leader:0    | FALSE",
                "all say none                              | n1:none:0 n2:none:0 n3:none:0          | TRUE",
                "one is enough while the others are silent | n3:none:0                              | TRUE",
                "a server cut off alone                    | n1:leader:0 n2:none:0                  | FALSE",
                "the others' word is still fresh           | n1:leader:7000 n2:none:0               | FALSE",
                "the others' word is stale                 | n1:leader:7001 n2:none:0               | TRUE",
                "nobody has said anything lately           | n1:none:7001 n2:leader:60000           | UNKNOWN"
            })
    void believesNoneUnlessSomebodyNamesALeader(String story, String opinions, Verdict verdict) {
        assertThat(NoMetaLeaderRule.judge(opinions(opinions), NOW)).isEqualTo(verdict);
    }

    @Test
    void namesTheFreshWitnessesInOrder() {
        assertThat(NoMetaLeaderRule.witnesses(opinions("n3:none:0 n1:none:7000 n2:none:7001 n4:leader:0"), NOW))
                .containsExactly("n1", "n3");
    }

    private static Map<String, Opinion> opinions(String text) {
        return Arrays.stream(text.split(" "))
                .filter(each -> !each.isEmpty())
                .map(each -> each.split(":"))
                .collect(Collectors.toMap(
                        each -> each[0], each -> new Opinion(each[1].equals("leader"), NOW - Long.parseLong(each[2]))));
    }
}
