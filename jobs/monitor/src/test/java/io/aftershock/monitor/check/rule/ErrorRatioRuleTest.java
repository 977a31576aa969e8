package io.aftershock.monitor.check.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.api.ErrorClass;
import io.aftershock.monitor.check.lookback.LookBack.Counts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorRatioRuleTest {

    private static final double ONE_PERCENT = 0.01;
    private static final double MIN_CALLS = 100;

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
    void judgesBothSides(String story, long calls, long service, long client, Verdict ofService, Verdict ofClient) {
        Counts counts = new Counts(calls, service, client);

        assertThat(ErrorRatioRule.judge(counts, FaultSide.SERVICE, ONE_PERCENT, MIN_CALLS))
                .isEqualTo(ofService);
        assertThat(ErrorRatioRule.judge(counts, FaultSide.CLIENT, ONE_PERCENT, MIN_CALLS))
                .isEqualTo(ofClient);
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
}
