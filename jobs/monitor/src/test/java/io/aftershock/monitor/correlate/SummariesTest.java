package io.aftershock.monitor.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.correlate.SecondCounts.Split;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummariesTest {

    private static final InsideSpan FIRST = election("1", 10_000);
    private static final InsideSpan SECOND = election("2", 10_000);
    private static final InsideSpan LONG = election("3", 34_000);
    private static final InsideSpan LEADERLESS = new InsideSpan("META_006:east:1", false, "", 0, Long.MAX_VALUE);
    private static final Breach BREACH = new Breach(
            "JETSTREAM_009:east:ACME:1",
            1,
            "JETSTREAM_009",
            Severity.CRITICAL,
            BreachState.OPENED,
            "east",
            "ACME",
            0,
            0,
            null,
            0.5,
            0.01,
            60,
            null,
            "",
            Evidence.NONE,
            null,
            false,
            "defaults",
            "",
            "service");

    @Test
    void saysWhatToFixFirst() {
        Split split = new Split(338, 0, 2_000, 74, 0, 18_500);

        assertThat(Summaries.ofDegraded(BREACH, split, List.of(FIRST, SECOND), 0.12, 0.01))
                .isEqualTo("82 % of 412 availability or internal errors of ACME fall within 15 s of 2 unplanned"
                        + " elections that cover 12 % of the time; without them the ratio of such errors is 0.4 %,"
                        + " below 1 %: fix the leader first (META_003).");
    }

    /** Errors inside and outside, calls outside; what follows the share of the time. */
    @ParameterizedTest(name = "{0} inside, {1} of {2} outside")
    @CsvSource(
            delimiter = '|',
            value = {
                "9 | 1 | 1000 | ; without it the ratio of such errors is 0.1 %, below 1 %: fix the leader first (META_003).",
                "9 | 0 |    1 | ; without it the ratio of such errors is 0 %, below 1 %: fix the leader first (META_003).",
                "9 | 0 |    0 | .",
                "5 | 5 | 1000 | ; without it the ratio of such errors is 0.5 %, below 1 %.",
                "9 | 1 |  100 | ; without it the ratio of such errors is still 1 %, not below 1 %.",
                "9 | 3 |  100 | ; without it the ratio of such errors is still 3 %, not below 1 %.",
            })
    void saysWhatIsLeftWithoutTheElection(long inside, long outside, long requestsOutside, String end) {
        Split split = new Split(inside, 0, 100, outside, 0, requestsOutside);

        assertThat(Summaries.ofDegraded(BREACH, split, List.of(FIRST), 0.04, 0.04))
                .contains(" unplanned election that covers 4 % of the time")
                .endsWith("of the time" + end);
    }

    @Test
    void saysWhenChanceWouldDoTheSame() {
        Split split = new Split(9, 0, 100, 0, 0, 50);

        assertThat(Summaries.ofDegraded(BREACH, split, List.of(FIRST), 0.6, 0.58))
                .contains(" that covers 60 % of the time, as chance alone would have it in 58 % of cases; without it");
        assertThat(Summaries.ofDegraded(BREACH, split, List.of(FIRST), 0.04, 0.05))
                .doesNotContain("chance");
    }

    @Test
    void namesTheTimesWithoutALeader() {
        Split split = new Split(9, 0, 100, 0, 0, 50);

        assertThat(Summaries.ofDegraded(BREACH, split, List.of(LEADERLESS), 0.3, null))
                .contains("fall into a time without a meta leader that covers 30 %", "(META_006)");
        assertThat(Summaries.ofDegraded(BREACH, split, List.of(LONG), 0.3, null))
                .contains("within 15 s of 1 unplanned election or into a time without a meta leader that cover 30 %");
        assertThat(Summaries.ofDegraded(BREACH, split, List.of(FIRST, LEADERLESS), 0.3, null))
                .contains("within 15 s of 1 unplanned election or into a time without a meta leader that cover 30 %");
    }

    @Test
    void leavesOutTheShareOfATimeThatIsForgotten() {
        Split split = new Split(1, 0, 100, 0, 0, 0);

        assertThat(Summaries.ofDegraded(BREACH, split, List.of(FIRST), null, null))
                .isEqualTo(
                        "100 % of 1 availability or internal error of ACME falls within 15 s of 1 unplanned election.");
    }

    @Test
    void saysThatNothingIsKnown() {
        assertThat(Summaries.ofDegraded(BREACH, new Split(0, 0, 0, 7, 0, 9), List.of(), 0.0, null))
                .isEqualTo("7 failed calls of ACME are the cluster's doing; they coincide with nothing known.");
    }

    private static InsideSpan election(String id, long reach) {
        return new InsideSpan(id, true, "", 100_000 - reach, 115_000);
    }
}
