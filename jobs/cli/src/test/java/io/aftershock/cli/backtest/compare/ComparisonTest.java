package io.aftershock.cli.backtest.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.backtest.compare.Comparison.Judgement;
import io.aftershock.cli.backtest.compare.Difference.Aspect;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.check.Thresholds.Setting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Span ALL = new Span(0, 1_000_000);
    private static final Thresholds FIVE_PERCENT = new Thresholds(
            List.of(new Setting(Check.JETSTREAM_009, "threshold", 0.05, null, null, null, "--set")), Map.of(), "v");

    @Test
    void pagesForWhatIsCriticalAndFilesTicketsForWarnings() {
        List<Trouble> troubles =
                List.of(open("A", 1, Severity.CRITICAL), open("B", 2, Severity.WARNING), open("C", 3, Severity.INFO));

        assertThat(outcome(troubles))
                .extracting(Outcome::pages, Outcome::tickets, Outcome::listed)
                .containsExactly(1, 1, 1);
    }

    @Test
    void tellsAFamilyOnceAndAsUrgentlyAsTheWorstOfIt() {
        Trouble cause = trouble("NETWORK_001:c:1", "NETWORK_001", null, 10, 90, Severity.WARNING, null);
        Trouble first = trouble("JETSTREAM_009:c:A:1", "JETSTREAM_009", "A", 20, 90, Severity.CRITICAL, cause.id());
        Trouble second = trouble("JETSTREAM_009:c:B:1", "JETSTREAM_009", "B", 20, 90, Severity.CRITICAL, cause.id());

        assertThat(told(cause, first, second)).containsExactly(Urgency.PAGE, Urgency.LISTED, Urgency.LISTED);
        assertThat(told(cause)).containsExactly(Urgency.TICKET);
    }

    @Test
    void findsTheHeadOfAFamilyThroughItsMiddle() {
        Trouble head = trouble("NETWORK_001:c:1", "NETWORK_001", null, 10, 90, Severity.WARNING, null);
        Trouble middle = trouble("STALL_001:c:1", "STALL_001", null, 20, 90, Severity.WARNING, head.id());
        Trouble last = trouble("STALL_001:c:A:1", "STALL_001", "A", 30, 90, Severity.CRITICAL, middle.id());

        assertThat(told(head, middle, last)).containsExactly(Urgency.PAGE, Urgency.LISTED, Urgency.LISTED);
    }

    @Test
    void wakesSomebodyForWhatIsCriticalEvenIfItsParentIsNotKnown() {
        assertThat(told(
                        trouble("JETSTREAM_009:c:A:1", "JETSTREAM_009", "A", 20, 90, Severity.CRITICAL, "elsewhere:1"),
                        trouble("RETRY_001:c:A:1", "RETRY_001", "A", 20, 90, Severity.WARNING, "elsewhere:2")))
                .containsExactly(Urgency.PAGE, Urgency.LISTED);
    }

    @Test
    void remembersThatItWasToldBeforeItWasExplained() {
        Trouble trouble = Trouble.ofBreach(List.of(
                revision(1, BreachState.OPENED, Severity.WARNING, null, false),
                revision(2, BreachState.UPDATED, Severity.WARNING, "NETWORK_001:c:1", false)));

        assertThat(trouble.urgency()).isEqualTo(Urgency.TICKET);
        assertThat(trouble.parentId()).isEqualTo("NETWORK_001:c:1");
    }

    @Test
    void wakesNobodyForWhatWasOverWhenItWasFound() {
        Breach opened = revision(1, BreachState.OPENED, Severity.CRITICAL, null, true);
        Breach closed = revision(2, BreachState.CLOSED, Severity.CRITICAL, null, true);

        assertThat(Trouble.ofBreach(List.of(opened, closed)).urgency()).isEqualTo(Urgency.LISTED);
        assertThat(Trouble.ofBreach(List.of(opened)).urgency()).isEqualTo(Urgency.PAGE);
    }

    @Test
    void findsAFindingAgainByPlaceAndTimeAndNotByItsId() {
        Trouble before = trouble("JETSTREAM_009:c:A:2", "JETSTREAM_009", "A", 1_000, 90_000, Severity.WARNING, null);
        Trouble after = trouble("JETSTREAM_009:c:A:1", "JETSTREAM_009", "A", 4_000, 90_000, Severity.WARNING, null);
        Comparison comparison = compare(List.of(before), List.of(after));

        assertThat(comparison.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.aspects()).containsExactly(Aspect.OPENED);
            assertThat(difference.why()).isEqualTo("opens 3 s later; threshold 5% instead of 1%");
        });
    }

    @Test
    void saysWhatTheLargestValueWasOfWhatIsGone() {
        Trouble gone = open("A", 1_000, Severity.WARNING);

        assertThat(compare(List.of(gone), List.of()).differences())
                .containsExactly(new Difference(gone, null, "2.00% at most; threshold 5% instead of 1%"));
    }

    @Test
    void saysThatTwoHaveBecomeOne() {
        Trouble first = trouble("JETSTREAM_009:c:A:1", "JETSTREAM_009", "A", 1_000, 5_000, Severity.WARNING, null);
        Trouble second = trouble("JETSTREAM_009:c:A:2", "JETSTREAM_009", "A", 8_000, 9_000, Severity.WARNING, null);
        Trouble one = trouble("JETSTREAM_009:c:A:1", "JETSTREAM_009", "A", 1_000, 9_000, Severity.WARNING, null);
        Comparison comparison = compare(List.of(first, second), List.of(one));

        assertThat(comparison.differences())
                .extracting(Difference::why)
                .containsExactly(
                        "ends 4 s later; threshold 5% instead of 1%",
                        "with the change it is one with that of 1970-01-01T00:00:01Z");
    }

    @Test
    void countsWhatOpensInTheTimeAlone() {
        Trouble early = open("A", 1_000, Severity.CRITICAL);
        Trouble inside = open("B", 2_000, Severity.CRITICAL);
        Trouble late = open("C", 3_000, Severity.CRITICAL);
        Comparison comparison = Comparison.of(
                new Judgement(Thresholds.DEFAULTS, List.of(early, inside, late)),
                new Judgement(FIVE_PERCENT, List.of()),
                new Span(2_000, 3_000));

        assertThat(comparison.then()).isEqualTo(new Outcome(1, 0, 0, 0, 1_000));
        assertThat(comparison.with()).isEqualTo(new Outcome(0, 0, 0, 0, 0));
        assertThat(comparison.differences()).extracting(Difference::any).containsExactly(inside);
    }

    private static Comparison compare(List<Trouble> then, List<Trouble> with) {
        return Comparison.of(new Judgement(Thresholds.DEFAULTS, then), new Judgement(FIVE_PERCENT, with), ALL);
    }

    private static Outcome outcome(List<Trouble> troubles) {
        return Outcome.of(new Judgement(Thresholds.DEFAULTS, troubles).troubles(), ALL);
    }

    private static List<Urgency> told(Trouble... troubles) {
        return Families.told(List.of(troubles)).stream().map(Trouble::urgency).toList();
    }

    private static Trouble open(String account, long openedAt, Severity severity) {
        return trouble("JETSTREAM_009:c:" + account + ":1", "JETSTREAM_009", account, openedAt, null, severity, null);
    }

    private static Trouble trouble(
            String id,
            String check,
            @Nullable String account,
            long openedAt,
            @Nullable Number closedAt,
            Severity severity,
            @Nullable String parentId) {
        Long closed = closedAt == null ? null : Long.valueOf(closedAt.longValue());
        return new Trouble(
                id,
                new Place(check, "c", account, null, ""),
                null,
                openedAt,
                closed,
                severity,
                Urgency.of(severity, parentId),
                0.02,
                parentId,
                "2 % failed.");
    }

    private static Breach revision(
            int revision, BreachState state, Severity severity, @Nullable String parentId, boolean delayed) {
        return new Breach(
                "JETSTREAM_009:c:A:1",
                revision,
                "JETSTREAM_009",
                severity,
                state,
                "c",
                "A",
                revision * 1_000L,
                1_000,
                state == BreachState.CLOSED ? Long.valueOf(revision * 1_000L) : null,
                0.02,
                0.01,
                60,
                null,
                "2 % failed.",
                Evidence.NONE,
                parentId,
                delayed,
                "v",
                "docs/checks/JETSTREAM_009.md",
                "service");
    }
}
