package io.aftershock.monitor.check.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.api.ErrorClass;
import io.aftershock.model.finding.Interval;
import io.aftershock.monitor.check.lookback.LookBack.Counts;
import io.aftershock.monitor.check.lookback.Standing;
import io.aftershock.monitor.check.rule.FaultSide;
import io.aftershock.monitor.check.rule.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorRatioRuleTest {

    private static final double ONE_PERCENT = 0.01;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // story                                     | seconds                       | client  | look-back
                "nobody calls                                | ``                            | FALSE   |  60",
                "nothing fails, however few calls            | 1s 1                          | FALSE   |  60",
                "one failure of one call proves nothing      | 1s 1/1c                       | UNKNOWN |  60",
                "nor do two of two                           | 2s 1/1c                       | UNKNOWN |  60",
                "three of three are no chance                | 3s 1/1c                       | TRUE    |  60",
                "53 of 53 need no hundred                    | 20s 0 26s 2/2c 1s 1/1c        | TRUE    |  60",
                "two of a hundred are two percent, or chance | 98s 1 2s 1/1c                 | UNKNOWN |  60",
                "at the threshold                            | 600s 100/1c                   | FALSE   |  60",
                "a burst of 20 % is not found in 3 s         | 600s 10 3s 10/2c              | FALSE   |  60",
                "but in the fourth                           | 600s 10 4s 10/2c              | TRUE    |   5",
                "a minute later the minute shows it too      | 600s 10 20s 10/2c             | TRUE    |  60",
                "2 % of many calls in a minute               | 600s 100 60s 100/2c           | TRUE    |  60",
                "2 % of few calls takes ten                  | 300s 10 15s 0 240s 10 45s 10  | FALSE   |  60",
                "one failure each ten seconds, all calls     | 30s 0 9s 0 1s 1/1c 9s 0 1s 1/1c 9s 0 1s 1/1c | TRUE | 60",
                "one each four minutes, all calls            | 1s 1/1c 239s 0 1s 1/1c 239s 0 1s 1/1c        | TRUE | 600",
                "what is over for ten minutes                | 60s 10/5c 600s 10             | FALSE   |  60"
            })
    void judgesAnAccountWithoutABreach(String story, String seconds, Verdict verdict, int lookbackSeconds) {
        Minutes calls = Minutes.of(seconds);

        RatioFinding found = ErrorRatioRule.judge(calls, question(FaultSide.CLIENT, calls.endMillis(), new Standing()));

        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.lookbackSeconds()).isEqualTo(lookbackSeconds);
        assertThat(ErrorRatioRule.judge(calls, question(FaultSide.SERVICE, calls.endMillis(), new Standing()))
                        .verdict())
                .isEqualTo(Verdict.FALSE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // story                                     | held | seconds                | client
                "goes on                                     |  60  | 600s 10/2c             | TRUE",
                "is above the threshold, perhaps by chance   |  60  | 590s 10 10s 5/1c       | UNKNOWN",
                "a single failure in few calls               |  60  | 590s 0 10s 1 1s 1/1c   | UNKNOWN",
                "the minute is over, ten of them are not     |  60  | 540s 10/2c 60s 10      | FALSE",
                "opened by ten minutes, closed by ten        | 600  | 540s 10/2c 60s 10      | TRUE",
                "at the threshold it is over                 |  60  | 600s 100/1c            | FALSE"
            })
    void holdsABreachByWhatItWasOpenedBy(String story, int held, String seconds, Verdict verdict) {
        Minutes calls = Minutes.of(seconds);
        Standing standing = new Standing();
        standing.heldSeconds = held;
        RatioQuestion question = new RatioQuestion(
                FaultSide.CLIENT, limits(RatioRule.WILSON), standing, true, calls.endMillis(), calls.endMillis());

        assertThat(ErrorRatioRule.judge(calls, question).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "told until {0} s: {1}")
    @CsvSource({"0, TRUE", "30, FALSE", "29, UNKNOWN", "28, UNKNOWN", "27, TRUE"})
    void opensNoSecondBreachByWhatTheFirstHasTold(int toldUntilSeconds, Verdict verdict) {
        Minutes calls = Minutes.of("30s 1/1c 31s 0");
        Standing standing = new Standing();
        standing.toldUntilMillis = toldUntilSeconds * 1_000L;

        Verdict found = ErrorRatioRule.judge(calls, question(FaultSide.CLIENT, calls.endMillis(), standing))
                .verdict();

        assertThat(found == Verdict.TRUE).isEqualTo(verdict == Verdict.TRUE);
    }

    @ParameterizedTest(name = "known {0} s late: {1}")
    @CsvSource({"0, FALSE", "7, FALSE", "13, TRUE"})
    void judgesThePastOfWhichFailuresBecameKnownOnlyNow(int lateSeconds, Verdict verdict) {
        Minutes calls = Minutes.of("600s 100 2s 100/12c 3s 100 8s 100 600s 100").until(613);
        long now = calls.endMillis();
        RatioQuestion question = new RatioQuestion(
                FaultSide.CLIENT, limits(RatioRule.WILSON), new Standing(), false, now - lateSeconds * 1_000L, now);

        RatioFinding found = ErrorRatioRule.judge(calls, question);

        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.toMillis()).isEqualTo(verdict == Verdict.TRUE ? 605_000 : now);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // story                                  | calls | service | client | service | client
                "nobody calls                             |    0  |  0      |  0     | FALSE   | FALSE",
                "nothing fails, however few calls         |    1  |  0      |  0     | FALSE   | FALSE",
                "too few calls prove nothing              |   99  | 50      |  0     | UNKNOWN | FALSE",
                "exactly the threshold is not above it    |  200  |  2      |  0     | FALSE   | FALSE",
                "one more than the threshold              |  200  |  3      |  0     | TRUE    | FALSE",
                "exactly enough calls                     |  100  |  2      |  0     | TRUE    | FALSE",
                "a client's fault is not the cluster's    |  200  |  0      |  3     | FALSE   | TRUE",
                "the side with more is judged by all      | 1000  |  6      |  5     | TRUE    | FALSE",
                "the client's side may be that one        | 1000  |  5      |  6     | FALSE   | TRUE",
                "equal halves are the worse news          | 1000  |  6      |  6     | TRUE    | FALSE",
                "an outage beside a client's fault        | 1000  | 20      | 30     | TRUE    | TRUE",
                "everything fails                         |  100  | 100     |  0     | TRUE    | FALSE"
            })
    void judgesBothSidesPlainly(
            String story, long calls, long service, long client, Verdict ofService, Verdict ofClient) {
        Counts counts = new Counts(calls, service, client);

        assertThat(plain(counts, FaultSide.SERVICE)).isEqualTo(ofService);
        assertThat(plain(counts, FaultSide.CLIENT)).isEqualTo(ofClient);
    }

    @ParameterizedTest(name = "{0} service and {1} client faults, {2} of the {3} side: {4}")
    @CsvSource({
        "2, 1, AVAILABILITY, SERVICE, true",
        "2, 1, NOT_FOUND, SERVICE, true",
        "2, 1, NOT_FOUND, CLIENT, true",
        "2, 1, AVAILABILITY, CLIENT, false",
        "1, 2, NOT_FOUND, SERVICE, false",
        "1, 2, INTERNAL, SERVICE, true",
        "1, 2, AVAILABILITY, CLIENT, true"
    })
    void countsForASideWhatItIsJudgedBy(
            long service, long client, ErrorClass errorClass, FaultSide side, boolean counted) {
        assertThat(ErrorRatioRule.counts(errorClass, side, new Counts(100, service, client)))
                .isEqualTo(counted);
    }

    @ParameterizedTest(name = "{0} of {1} calls")
    @CsvSource({"3, 3", "5, 12", "8, 50", "24, 600", "120, 6000", "750, 60000"})
    void isNeverSurerThanTheIntervalThatTheFindingShows(long failed, long calls) {
        assertThat(limits(RatioRule.WILSON).isProven(failed, calls)).isTrue();
        assertThat(Interval.wilson(failed, calls).low()).isGreaterThan(ONE_PERCENT);
        assertThat(limits(RatioRule.WILSON).isProven(failed / 2, calls)).isFalse();
    }

    static RatioLimits limits(RatioRule rule) {
        return RatioLimits.of(rule, ONE_PERCENT, 0.95, 100, 5, 60, 600);
    }

    private static RatioQuestion question(FaultSide side, long nowMillis, Standing standing) {
        return new RatioQuestion(side, limits(RatioRule.WILSON), standing, false, nowMillis, nowMillis);
    }

    private static Verdict plain(Counts counts, FaultSide side) {
        return ErrorRatioRule.judge(
                        (from, to) -> counts,
                        new RatioQuestion(side, limits(RatioRule.PLAIN), new Standing(), false, 0, 0))
                .verdict();
    }
}
