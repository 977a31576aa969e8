package io.aftershock.monitor.check.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.api.ApiCall;
import io.aftershock.monitor.check.lookback.LookBack;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stories of calls as {@code second:code}; at second 100 they are judged, 60 s back. */
class LimitRuleTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // story                           | calls                         | at least | verdict | refused
                "all is well                       | 90:0 91:0                     | 1        | FALSE   | 0",
                "a stream too many                 | 90:10027                      | 1        | TRUE    | 1",
                "one is not enough here            | 90:10027                      | 2        | FALSE   | 1",
                "two are                           | 90:10027 91:10026             | 2        | TRUE    | 2",
                "just within the look-back         | 40:10047                      | 1        | TRUE    | 1",
                "just before the look-back         | 39:10047                      | 1        | FALSE   | 0",
                "fails for other reasons           | 90:10059 91:10148 92:10039    | 1        | FALSE   | 0",
                "the cluster fails                 | 90:10008 91:10118             | 1        | FALSE   | 0",
                "no server has room                | 90:10005 91:10023             | 1        | TRUE    | 2"
            })
    void countsWhatWasRefusedForALimit(String story, String calls, int atLeast, Verdict verdict, double refused) {
        LookBack lookBack = new LookBack();
        for (String call : calls.split(" ")) {
            String[] words = call.split(":");
            count(lookBack, Integer.parseInt(words[0]), Integer.parseInt(words[1]));
        }

        Assessment found = LimitRule.judge("ACME", null, lookBack, 100_000, 60, atLeast);

        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.value()).isEqualTo(refused);
    }

    @Test
    void saysWhichLimitAndWhoMeetsIt() {
        LookBack lookBack = new LookBack();
        count(lookBack, 90, 10_026);
        count(lookBack, 91, 10_026);
        count(lookBack, 92, 10_059);

        Assessment found = LimitRule.judge("AKEY", "ACME", lookBack, 100_000, 60, 1);

        assertThat(found.summary())
                .isEqualTo("The limit of consumers is reached: 2 calls of ACME (AKEY) were refused in the last 60 s:"
                        + " 10026 JSMaximumConsumersLimitErr in CONSUMER.CREATE by client scanner on stream S.");
        assertThat(found.evidence().codes()).extracting("name").containsExactly("10026");
    }

    private static void count(LookBack lookBack, int second, int errCode) {
        ApiCall call = new ApiCall("ACME", "CONSUMER.CREATE", "S", "c", errCode, "scanner", "n1", "n1", false);
        lookBack.count(call, "", 1, second * 1_000L);
    }
}
