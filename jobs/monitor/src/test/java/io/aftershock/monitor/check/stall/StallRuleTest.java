package io.aftershock.monitor.check.stall;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.finding.Answers;
import io.aftershock.monitor.check.rule.Verdict;
import io.aftershock.monitor.check.stall.StallRule.Fall;
import io.aftershock.monitor.check.stall.StallRule.Limits;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stories of answers second by second: {@code 60*20/8} are 60 seconds of 20 answers each, 8 of them such as only a meta
 * leader gives; {@code e} behind them says that they are failures of the cluster, parentheses repeat.
 */
class StallRuleTest {

    private static final Limits LIMITS = new Limits(0.2, 60, 0.001, 10_000, 3_000);
    private static final int UNAVAILABLE = 10_008;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // story                                   | answers second by second   | verdict | which       | since
                "goes on as usual                          | 62*20                      | FALSE   | ALL         |",
                "stops                                     | 60*20 2*0                  | TRUE    | ALL         | 60",
                "one second is enough where calls are many | 61*20 1*0                  | TRUE    | ALL         | 61",
                "one second is not where they are few      | 61*5 1*0                   | FALSE   | ALL         |",
                "has stopped in the middle of a second     | 60*20 1*9 2*0              | TRUE    | ALL         | 61",
                "falls to just below a fifth               | 60*20 1*4 1*3              | TRUE    | ALL         | 60",
                "falls to a fifth                          | 60*20 2*4                  | FALSE   | ALL         |",
                "only what the meta leader answers stops   | 60*20/5 2*15               | TRUE    | META_LEADER | 60",
                "few ask the meta leader                   | 60*20/1 2*19               | FALSE   | ALL         |",
                "never calls                               | 90*0                       | UNKNOWN | ALL         |",
                "calls once a minute                       | 30*0 1*1 59*0              | UNKNOWN | ALL         |",
                "a call a second: two without tell nothing | 60*1 2*0                   | FALSE   | ALL         |",
                "a call a second: ten without do           | 70*1 10*0                  | TRUE    | ALL         | 70",
                "a call every two seconds: never enough    | 35(1*1 1*0) 10*0           | UNKNOWN | ALL         |",
                "three a second: five without are enough   | 65*3 5*0                   | TRUE    | ALL         | 65",
                "comes in bursts each ten seconds          | 7(1*100 9*0)               | UNKNOWN | ALL         |",
                "has called for half a minute only         | 28*20 2*0                  | UNKNOWN | ALL         |",
                "has called for long enough                | 30*20 2*0                  | TRUE    | ALL         | 30",
                "began to call only just now               | 50*0 10*30 2*0             | UNKNOWN | ALL         |",
                "a storm of retries is over                | 70*60e 5*10                | UNKNOWN  | ALL         |",
                "failures are answers                      | 60*20 2*20e                | FALSE   | ALL         |",
                "comes back                                | 60*20 5*0 2*20             | FALSE   | ALL         |"
            })
    void findsAFallThatChanceDoesNotExplain(
            String story, String seconds, Verdict verdict, Answers answers, Long sinceSecond) {
        Series series = Series.of(seconds);

        Fall fall = StallRule.judge(series.counts, series.seconds, 0, LIMITS);

        assertThat(fall.verdict()).isEqualTo(verdict);
        assertThat(fall.answers()).isEqualTo(answers);
        assertThat(fall.sinceSecond()).isEqualTo(sinceSecond == null ? series.seconds : sinceSecond);
    }

    @Test
    void learnsNothingFromTheStallBefore() {
        Series series = Series.of("40*20 20*0 20*20 2*0");
        Fall withStall = StallRule.judge(series.counts, series.seconds, 0, LIMITS);
        series.counts.leaveOut(40_000, 60_000);

        Fall without = StallRule.judge(series.counts, series.seconds, 0, LIMITS);

        assertThat(withStall.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(without.verdict()).isEqualTo(Verdict.TRUE);
        assertThat(without.usual()).isEqualTo(new Usual(40, 800, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "60*20 4*0          | -",
                "60*20 4*0 1*11     | -",
                "60*20 4*0 1*13     | 64",
                "60*20 4*0 1*7 1*7  | 64",
                "60*20 4*0 2*20     | 64",
                "60*20 4*0 1*5 1*20 | 65",
                "60*20 4*0 4*5      | -",
                "60*20 4*0 6*20     | 64",
                "60*20 4*0 1*20 1*0 | 64"
            })
    void knowsWhenAnswersAreBack(String seconds, Long back) {
        Series series = Series.of(seconds);

        assertThat(StallRule.backSince(series.counts, Answers.ALL, new Usual(60, 1_200, 1), 60, series.seconds, LIMITS))
                .isEqualTo(back);
    }

    /** More answers now never make a verdict worse, whatever is usual. */
    @Test
    void isNeverMadeWorseByMoreAnswers() {
        Random random = new Random(7);
        int worse = 0;
        for (int i = 0; i < 1_000; i++) {
            AnswerCounts counts = poisson(random, 68, 0.5 + 30 * random.nextDouble());
            int few = random.nextInt(8);
            add(counts, 68, few);
            add(counts, 69, few);
            Verdict before = StallRule.judge(counts, 70, 0, LIMITS).verdict();
            add(counts, 68 + random.nextInt(2), 1 + random.nextInt(20));
            Verdict after = StallRule.judge(counts, 70, 0, LIMITS).verdict();

            worse += after == Verdict.TRUE ? 1 : 0;
            assertThat(after).isIn(before == Verdict.TRUE ? List.of(Verdict.values()) : List.of(before));
        }
        // Else the verdicts would be no test.
        assertThat(worse).isBetween(50, 950);
    }

    /** Two hours of calls that come by chance: no more falls than the limit allows to each look. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 3, 10, 30})
    void seldomMistakesChanceForAFall(double rate) {
        Random random = new Random(11);
        AnswerCounts counts = poisson(random, 7_200, rate);
        int falls = 0;
        for (int second = 90; second < 7_200; second++) {
            falls += StallRule.judge(counts, second, 0, LIMITS).verdict() == Verdict.TRUE ? 1 : 0;
        }

        assertThat(falls).isLessThanOrEqualTo((int) (StallRule.WINDOWS.length * LIMITS.chance() * 7_200));
    }

    private static AnswerCounts poisson(Random random, int seconds, double rate) {
        AnswerCounts counts = new AnswerCounts();
        for (int second = 0; second < seconds; second++) {
            int answers = 0;
            for (double left = Math.exp(-rate), sum = random.nextDouble(); sum > left; answers++) {
                sum *= random.nextDouble();
            }
            add(counts, second, answers);
        }
        return counts;
    }

    private static void add(AnswerCounts counts, int second, int answers) {
        for (int i = 0; i < answers; i++) {
            counts.count(call("STREAM.INFO", ApiCall.SUCCESS), second * 1_000L);
        }
    }

    static ApiCall call(String operation, int errCode) {
        return new ApiCall("ACME", operation, null, null, errCode, "app", "n1", "n1", false);
    }

    /** Answers that are written down. */
    private static final class Series {
        final AnswerCounts counts = new AnswerCounts();
        int seconds;

        static Series of(String text) {
            Series series = new Series();
            int begin = text.indexOf('(');
            if (begin >= 0) {
                int times = Integer.parseInt(text.substring(0, begin));
                int end = text.indexOf(')');
                for (int i = 0; i < times; i++) {
                    series.add(text.substring(begin + 1, end));
                }
                series.add(text.substring(end + 1));
            } else {
                series.add(text);
            }
            return series;
        }

        private void add(String text) {
            for (String part : text.strip().split(" ")) {
                if (part.isEmpty()) {
                    continue;
                }
                boolean failed = part.endsWith("e");
                String[] numbers = part.replace("e", "").split("[*/]");
                int ofLeader = numbers.length == 3 ? Integer.parseInt(numbers[2]) : 0;
                for (int i = 0; i < Integer.parseInt(numbers[0]); i++, seconds++) {
                    for (int answer = 0; answer < Integer.parseInt(numbers[1]); answer++) {
                        counts.count(
                                call(
                                        answer < ofLeader ? "STREAM.NAMES" : "STREAM.INFO",
                                        failed ? UNAVAILABLE : ApiCall.SUCCESS),
                                seconds * 1_000L);
                    }
                }
            }
        }
    }
}
