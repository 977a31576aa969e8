package io.aftershock.monitor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.election.ElectionScope;
import io.aftershock.model.finding.Answers;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Severity;
import io.aftershock.model.finding.Stall;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LineTest {

    private static final long BEGUN = 1_795_000_000_000L;
    private static final long LATER = BEGUN + 1_800_000;

    /** A job without state counts from 1 again, and the stream drops messages whose id it has had within the hour. */
    @ParameterizedTest
    @MethodSource("numberedOne")
    void anEpisodeOfALaterJobIsAnotherMessageThoughItHasTheSameNumber(Line before, Line later) {
        assertThat(later.id()).isEqualTo(before.id());
        assertThat(later.messageId()).isNotEqualTo(before.messageId());
    }

    static Stream<Arguments> numberedOne() {
        return Stream.of(
                Arguments.of(Lines.of(breach(1, BEGUN, BEGUN)), Lines.of(breach(1, LATER, LATER))),
                Arguments.of(Lines.of(incident(BEGUN)), Lines.of(incident(LATER))),
                Arguments.of(Lines.of(election(BEGUN)), Lines.of(election(LATER))),
                Arguments.of(Lines.of(stall(BEGUN)), Lines.of(stall(LATER))));
    }

    @ParameterizedTest
    @MethodSource("toldTwice")
    void whatIsToldAgainAfterARestoreIsTheSameMessage(Line first, Line again) {
        assertThat(again.messageId()).isEqualTo(first.messageId());
    }

    static Stream<Arguments> toldTwice() {
        return Stream.of(
                Arguments.of(Lines.of(breach(2, BEGUN, BEGUN + 60_000)), Lines.of(breach(2, BEGUN, BEGUN + 61_000))),
                Arguments.of(Lines.of(election(BEGUN)), Lines.of(election(BEGUN))),
                Arguments.of(Lines.of(stall(BEGUN)), Lines.of(stall(BEGUN))));
    }

    private static Breach breach(int revision, long openedMillis, long atMillis) {
        return new Breach(
                "META_006:east:1",
                revision,
                "META_006",
                Severity.CRITICAL,
                BreachState.UPDATED,
                "east",
                null,
                atMillis,
                openedMillis,
                null,
                1,
                0,
                0,
                null,
                "The meta group has had no leader.",
                Evidence.NONE,
                null,
                false,
                "defaults",
                "docs/checks/META_006.md",
                null,
                null);
    }

    private static FleetIncident incident(long openedMillis) {
        return new FleetIncident(
                "FLEET_001:META_006:1",
                1,
                "META_006",
                null,
                Severity.CRITICAL,
                BreachState.OPENED,
                openedMillis,
                openedMillis,
                null,
                List.of("east", "west"),
                List.of("META_006:east:1", "META_006:west:1"),
                "Two clusters.",
                "docs/checks/FLEET_001.md");
    }

    private static Election election(long atMillis) {
        return new Election(
                "election:east:meta:1",
                "east",
                null,
                ElectionScope.META,
                null,
                null,
                null,
                "n1",
                "n2",
                ElectionCause.UNPLANNED,
                atMillis,
                null,
                List.of());
    }

    private static Stall stall(long startMillis) {
        long end = startMillis + 4_000;
        return new Stall("stall:east:1", "east", null, startMillis, end, 10, 0, List.of(), Answers.ALL, null, end);
    }
}
