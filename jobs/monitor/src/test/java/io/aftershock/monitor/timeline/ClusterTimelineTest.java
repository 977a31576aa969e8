package io.aftershock.monitor.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.telemetry.SourceStatus.Condition;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterTimelineTest {

    private TimelineHarness timeline;

    @BeforeEach
    void open() throws Exception {
        timeline = TimelineHarness.open();
    }

    @AfterEach
    void close() throws Exception {
        timeline.close();
    }

    @Test
    void ticksEachSecondThatPassesBetweenTwoRows() throws Exception {
        assertThat(timeline.row(0.2).row(0.9).row(3).told())
                .containsExactly("START 0.2", "TIME 0.2", "TIME 0.9", "TICK 1", "TICK 2", "TICK 3", "TIME 3");
    }

    @Test
    void passesALateRowOnAtItsOwnTimeAndDoesNotGoBack() throws Exception {
        timeline.row(10).told();

        assertThat(timeline.row(4, 10).row(11).told()).containsExactly("TIME 4", "TICK 11", "TIME 11");
    }

    @Test
    void dropsWhatIsOlderThanItRemembersIds() throws Exception {
        timeline.row(200).told();

        assertThat(timeline.row(80, 200).row(79.999, 200).told()).containsExactly("TIME 80");
    }

    @Test
    void dropsASecondCopyAfterARestoreToo() throws Exception {
        OperatorSubtaskState snapshot = timeline.row("same", 5, 5).snapshot();

        try (TimelineHarness restored = TimelineHarness.restored(snapshot)) {
            assertThat(restored.row("same", 5, 60).row("other", 6, 60).told()).containsExactly("TICK 6", "TIME 6");
        }
    }

    @Test
    void dropsASecondCopyThatComesAMinuteLaterAfterARestoreAndPollsThatMovedTheClock() throws Exception {
        timeline.row("election", 5, 5).caughtUp(30).poll(30);
        OperatorSubtaskState snapshot = timeline.snapshot();

        try (TimelineHarness restored = TimelineHarness.restored(snapshot)) {
            restored.caughtUp(65).poll(65).told();
            assertThat(restored.row("election", 5, 65).told()).isEmpty();
            assertThat(restored.caughtUp(124.9).poll(124.9).told()).endsWith("META_VIEW 124.9");
            assertThat(restored.row("election", 5, 125).told()).isEmpty();
        }
    }

    @Test
    void letsPollsMoveTheClockOfAClusterOfWhichNoAdvisoryIsExpected() throws Exception {
        timeline.row(0).status(Condition.POLLED_ONLY, 3, 0).told();

        assertThat(timeline.poll(4).told()).containsExactly("TICK 1", "TICK 2", "TICK 3", "TICK 4", "META_VIEW 4");
    }

    @Test
    void ticksTheLastTwentyMinutesOfALongJump() throws Exception {
        timeline.row(0).told();

        List<String> told = timeline.row(3_600).told();

        assertThat(told).hasSize(1_201).startsWith("TICK 2401", "TICK 2402").endsWith("TICK 3600", "TIME 3600");
    }

    @Test
    void takesAPollAsOfNowWhileItKnowsNothingOfItsSource() throws Exception {
        assertThat(timeline.row(0).poll(5).told()).containsExactly("START 0", "TIME 0", "META_VIEW 0");
    }

    @Test
    void startsNoClockWithAPollThatHasToWait() throws Exception {
        assertThat(timeline.poll(5).told()).isEmpty();
        assertThat(timeline.row(3).told()).containsExactly("START 3", "TIME 3");
    }

    @Test
    void letsPollsMoveTheClockForTwoSecondsAfterItsSourceWasCaughtUp() throws Exception {
        timeline.row(0).caughtUp(1).told();

        assertThat(timeline.poll(3).poll(3.001).told())
                .containsExactly("TICK 1", "TICK 2", "TICK 3", "META_VIEW 3", "META_VIEW 3");
        assertThat(timeline.caughtUp(4).poll(4).told()).containsExactly("STATUS 3", "TICK 4", "META_VIEW 4");
    }

    @Test
    void keepsPollsWaitingWhileItsSourceIsBehind() throws Exception {
        timeline.row(0).told();
        for (int second = 1; second <= 1_000; second++) {
            timeline.behind(second, 3_600).poll(second);
        }

        assertThat(timeline.told()).hasSize(2_000).allMatch(each -> each.endsWith(" 0"));
    }

    @Test
    void goesOnWithoutASourceThatIsSilentForAQuarterOfAnHour() throws Exception {
        timeline.row(0).poll(10).told();

        assertThat(timeline.poll(910).told()).containsExactly("META_VIEW 0");
        assertThat(timeline.poll(910.001).told())
                .hasSize(911)
                .startsWith("TICK 1")
                .endsWith("TICK 910", "META_VIEW 910.001");
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_OFF", "REFUSED", "CONSUMER_LOST"})
    void takesASourceThatOnlyComplainsForSilent(Condition complaint) throws Exception {
        timeline.row(0).poll(10).status(complaint, 500, 0).told();

        assertThat(timeline.poll(910.001).told()).endsWith("META_VIEW 910.001");
    }

    @Test
    void waitsAnewFromTheLastWordOfItsSource() throws Exception {
        timeline.row(0).poll(10).behind(500, 60).poll(501).told();

        assertThat(timeline.poll(1_400).told()).containsExactly("META_VIEW 0");
        assertThat(timeline.poll(1_401.001).told()).endsWith("META_VIEW 1401.001");
    }

    @ParameterizedTest(name = "{0} s behind: {1}")
    @CsvSource({"60, TICK 1", "60.001, TICK 1 delayed"})
    void saysOfEachTickWhetherTheClusterIsCatchingUp(double behind, String tick) throws Exception {
        timeline.row(0).behind(100, behind).told();

        assertThat(timeline.row(1).told()).containsExactly(tick, "TIME 1");
        assertThat(timeline.caughtUp(101).row(2).told()).containsExactly("STATUS 1", "TICK 2", "TIME 2");
    }

    @Test
    void placesAPollWithoutTimeByTheClockOfTheServers() throws Exception {
        timeline.row(10, 13).caughtUp(20).told();

        assertThat(timeline.pollWithoutTime(15).told()).containsExactly("TICK 11", "TICK 12", "META_VIEW 12");
    }

    @Test
    void trustsTheReceiversWordForAMinuteAndNotForYears() throws Exception {
        timeline.row(0).caughtUp(1_000_000).told();

        assertThat(timeline.pollWithoutTime(900_000).row(1).told()).containsExactly("META_VIEW 0", "TICK 1", "TIME 1");
    }

    @Test
    void endsWhereTheLastRowLeftIt() throws Exception {
        timeline.row(5.5).row(3, 6).told();

        assertThat(timeline.status(Condition.END_OF_INPUT, 60, 0).told()).containsExactly("END 5.5");
    }

    @Test
    void hasNothingToEndIfNothingCame() throws Exception {
        assertThat(timeline.status(Condition.END_OF_INPUT, 60, 0).told()).isEmpty();
    }
}
