package io.aftershock.monitor.check.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aftershock.model.api.ApiCall;
import io.aftershock.monitor.check.client.RetryRule.Limits;
import io.aftershock.monitor.check.client.RetryRule.Storm;
import io.aftershock.monitor.check.lookback.LookBack;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stories of the calls of one client for one stream: {@code 60*3 20*4e} are 60 seconds of three successful calls each, and
 * 20 of four that fail; after them it is judged.
 */
class RetryRuleTest {

    private static final Limits LIMITS = new Limits(5, 30, 10);
    private static final int NOT_FOUND = 10_059;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // story                                  | calls second by second   | storm
                "calls and succeeds                       | 90*5                     | false",
                "asks for what is not there               | 60*0 20*4e               | true",
                "has only just begun                      | 60*0 9*20e               | false",
                "ten seconds of fast retries are enough   | 60*0 10*20e              | true",
                "as often as a wary client would          | 60*0 30*1e               | false",
                "waits twice as long each time            | 60*0 1*3e 1*1e 2*0 1*1e 3*0 1*1e 6*0 1*1e | false",
                "waits at last, after a storm             | 60*0 12*20e 12*2e        | false",
                "has given up                             | 60*0 20*9e 4*0           | false",
                "holds its breath for two seconds         | 60*0 20*9e 2*0           | true",
                "goes on as usual while the cluster fails | 60*6 20*6e               | false",
                "calls three times as often when it fails | 60*6 20*18e              | false",
                "calls ten times as often when it fails   | 60*2 20*20e              | true",
                "fails now and then                       | 60*0 30(1*9 1*4e)        | false",
                "fails more often than not                | 60*0 15(1*2 1*20e)       | true"
            })
    void tellsRetriesWithoutBackOffFromTheRest(String story, String calls, boolean storm) {
        Series series = Series.of(calls, "app", "S");

        assertThat(!RetryStorms.of(series.calls, series.nowMillis(), LIMITS)
                        .storms()
                        .isEmpty())
                .isEqualTo(storm);
    }

    @Test
    void countsCallsForEachThatBackOffWouldMake() {
        // At 0, 0.1, 0.3, 0.7, 1.5, 3.1, 6.3 and 12.7 s.
        assertThat(RetryRule.callsWithBackOff(20)).isEqualTo(8);
        Series series = Series.of("60*0 20*4e", "app", "S");

        Storm storm = RetryRule.judge(
                Attempts.of(series.calls, series.nowMillis(), 30).get(0), LIMITS);

        assertThat(storm.calls()).isEqualTo(80);
        assertThat(storm.seconds()).isEqualTo(20);
        assertThat(storm.amplification()).isEqualTo(10, within(1e-9));
    }

    @Test
    void takesCallsForManyStreamsForWhatTheyAre() {
        LookBack calls = new LookBack();
        for (int i = 0; i < 200; i++) {
            calls.count(call("app", "JOB_" + i, NOT_FOUND), "", 1, 60_000 + i * 100);
        }

        assertThat(RetryStorms.of(calls, 80_000, LIMITS).storms()).isEmpty();
    }

    @Test
    void namesTheWorstAndCountsTheOthers() {
        Series series = Series.of("60*0 20*4e", "slow", "S");
        series.add("60*0 20*20e", "fast", "S");

        Assessment found =
                RetryStorms.of(series.calls, series.nowMillis(), LIMITS).assessment("ACME", null);

        assertThat(found.verdict()).isEqualTo(Verdict.TRUE);
        assertThat(found.summary())
                .isEqualTo("Client fast of ACME has called STREAM.INFO on stream S 400 times in 20 s without back-off,"
                        + " 50 calls for each that back-off would have made, and fails with 10059"
                        + " JSStreamNotFoundErr, and 1 more do likewise.");
        assertThat(found.evidence().clients()).extracting("name").containsExactly("fast", "slow");
    }

    @ParameterizedTest
    @CsvSource({"4, 5", "5, 20", "10, 11", "20, 200"})
    void findsNoLessWhenMoreFails(int few, int more) {
        Series some = Series.of("60*0 20*" + few + "e", "app", "S");
        Series many = Series.of("60*0 20*" + more + "e", "app", "S");

        assertThat(RetryStorms.of(many.calls, many.nowMillis(), LIMITS).worst())
                .isGreaterThan(
                        RetryStorms.of(some.calls, some.nowMillis(), LIMITS).worst());
    }

    private static ApiCall call(String client, String stream, int errCode) {
        return new ApiCall("ACME", "STREAM.INFO", stream, null, errCode, client, "n1", "n1", false);
    }

    /** The calls of a story. */
    private static final class Series {

        private final LookBack calls = new LookBack();
        private int seconds;

        static Series of(String story, String client, String stream) {
            Series series = new Series();
            series.add(story, client, stream);
            return series;
        }

        long nowMillis() {
            return seconds * 1_000L;
        }

        void add(String story, String client, String stream) {
            seconds = 0;
            for (String part : flat(story).split(" +")) {
                String[] words = part.replace("e", "").split("\\*");
                for (int i = 0; i < Integer.parseInt(words[0]); i++) {
                    int change = Integer.parseInt(words[1]);
                    calls.count(call(client, stream, part.endsWith("e") ? NOT_FOUND : 0), "", change, seconds * 1_000L);
                    seconds++;
                }
            }
        }

        /** Without the parentheses. */
        private static String flat(String story) {
            int open = story.indexOf('(');
            if (open < 0) {
                return story.strip();
            }
            int number = story.lastIndexOf(' ', open) + 1;
            int times = Integer.parseInt(story.substring(number, open));
            return story.substring(0, number)
                    + (story.substring(open + 1, story.indexOf(')')) + " ")
                            .repeat(times)
                            .strip();
        }
    }
}
