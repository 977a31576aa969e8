package io.aftershock.monitor.check.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.api.RequestKey;
import io.aftershock.monitor.check.lookback.LookBack;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stories of calls as {@code second:connection:client/consumer:code}; at second 100 they are judged, 60 s back. */
class RaceRuleTest {

    private static final String CREATE = "CONSUMER.CREATE";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // story                               | calls                                      | from | verdict |
                // worst
                "all is well                           | 90:1:a/c:0 91:2:a/c:0                      | 2    | FALSE   | 0",
                "one drifts and tries again            | 90:1:a/c:10148 92:1:a/c:10148              | 2    | FALSE   | 1",
                "two instances of a rollout            | 90:1:a/c:10148 92:2:a/c:10148              | 2    | TRUE    | 2",
                "two are not enough here               | 90:1:a/c:10148 92:2:a/c:10148              | 3    | FALSE   | 2",
                "of several the most                   | 90:1:a/c:10148 92:2:a/c:10148 93:3:a/c:10148 94:3:a/d:10148 | 2 | TRUE | 3",
                "each wants a consumer of its own      | 90:1:a/c:10148 92:2:a/d:10148              | 2    | FALSE   | 1",
                "applications of two names             | 90:1:a/c:10148 92:2:b/c:10148              | 2    | FALSE   | 1",
                "a name that is taken, and one in use  | 90:1:a/c:10013 92:2:a/c:10105              | 2    | TRUE    | 2",
                "one is refused in two ways            | 90:1:a/c:10013 92:1:a/c:10105              | 2    | FALSE   | 1",
                "just within the look-back             | 40:1:a/c:10148 99:2:a/c:10148              | 2    | TRUE    | 2",
                "one just before the look-back         | 39:1:a/c:10148 99:2:a/c:10148              | 2    | FALSE   | 1",
                "who tries again is still there        | 30:1:a/c:10148 50:2:a/c:10148 60:1:a/c:10148 | 2  | TRUE    | 2",
                "a late copy of an earlier refusal     | 60:1:a/c:10148 50:2:a/c:10148 30:1:a/c:10148 | 2  | TRUE    | 2",
                "refused for other reasons             | 90:1:a/c:10026 92:2:a/c:10059              | 2    | FALSE   | 0",
                "nobody knows which connections        | 90:0:a/c:10148 92:0:a/c:10148              | 2    | FALSE   | 0"
            })
    void countsConnectionsOfOneNameThatAreRefusedOneConsumer(
            String story, String calls, int connections, Verdict verdict, double worst) {
        Assessment found = judge("ACME", null, calls, connections);

        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.value()).isEqualTo(worst);
    }

    @Test
    void saysWhoWantsWhatAndWhatToDo() {
        Assessment found = judge("AKEY", "ACME", "90:1:a/c:10148 91:1:a/c:10148 92:2:a/c:10148 93:3:b/e:10148", 2);

        assertThat(found.summary())
                .isEqualTo("2 connections of client a in ACME (AKEY) were refused consumer c on stream S in the last"
                        + " 60 s, for it is there and otherwise than they ask, or in use: 10148"
                        + " JSConsumerAlreadyExists. Give all instances one configuration, and let them create or"
                        + " update it instead of only create.");
        assertThat(found.evidence().codes()).extracting("name", "errors").containsExactly(tuple("10148", 3L));
        assertThat(found.evidence().clients()).extracting("name").containsExactly("a");
        assertThat(found.evidence().streams()).extracting("name").containsExactly("S");
    }

    @Test
    void remembersNoMoreThanItMay() {
        Refusals refusals = new Refusals();
        for (int i = 1; i <= 700; i++) {
            refusals.add(new Refusal("a", "S", "c", i, 10_148, i));
        }
        assertThat(refusals.last).hasSize(500);
        assertThat(refusals.last.get(499).atMillis()).isEqualTo(700);
        assertThat(refusals.forgetBefore(700)).isFalse();
        assertThat(refusals.forgetBefore(701)).isTrue();
    }

    private static Assessment judge(String account, String accountName, String calls, int connections) {
        LookBack lookBack = new LookBack();
        Refusals refusals = new Refusals();
        for (String call : calls.split(" ")) {
            String[] words = call.split("[:/]");
            long at = Integer.parseInt(words[0]) * 1_000L;
            ApiCall made = new ApiCall(
                    account,
                    CREATE,
                    "S",
                    words[3],
                    Integer.parseInt(words[4]),
                    words[2],
                    "n1",
                    "n1",
                    false,
                    RequestKey.UNKNOWN,
                    Long.parseLong(words[1]));
            lookBack.count(made, "", 1, at);
            Refusal refusal = Refusal.of(made, at);
            if (refusal != null) {
                refusals.add(refusal);
            }
        }
        return RaceWords.of(
                account, accountName, refusals.last, lookBack, 100_000, new RaceRule.Limits(connections, 60));
    }
}
