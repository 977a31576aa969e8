package io.aftershock.monitor.check.stall;

import io.aftershock.model.api.AccountLabel;
import io.aftershock.model.finding.Answers;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.PlannedWork;
import io.aftershock.monitor.check.stall.StallRule.Limits;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts a stall into an assessment: how bad it is, and one true sentence with its numbers. */
final class StallWords {

    /** Planned work explains what begins so soon after it. */
    private static final long PLANNED_MILLIS = 5_000;

    private StallWords() {}

    /**
     * Whose answers are counted.
     *
     * @param account null for the cluster as a whole
     */
    record Whose(
            String cluster,
            @Nullable String account,
            @Nullable String accountName) {

        private String label(List<String> concerned) {
            if (account != null) {
                return AccountLabel.of(account, accountName);
            }
            return concerned.isEmpty() ? cluster : cluster + " (" + String.join(", ", concerned) + ")";
        }
    }

    /**
     * What is known beside the answers.
     *
     * @param concerned the accounts in which answers have stopped
     * @param alive whether telemetry arrives
     */
    record Known(List<PlannedWork.Done> plannedWork, List<String> concerned, boolean alive) {}

    static Assessment of(
            RunningStall stall, Whose whose, AnswerCounts counts, Known known, long nowMillis, Limits limits) {
        long expected = stall.expected(nowMillis);
        long seen = stall.seen(counts, nowMillis);
        return new Assessment(
                stall.verdict(known.alive()),
                severity(stall, whose.account(), known.plannedWork(), nowMillis, limits),
                expected == 0 ? 0 : (double) seen / expected,
                limits.threshold(),
                limits.lookbackSeconds(),
                null,
                summary(stall, whose.label(known.concerned()), expected, seen),
                Evidence.NONE);
    }

    private static Severity severity(
            RunningStall stall,
            @Nullable String account,
            List<PlannedWork.Done> plannedWork,
            long nowMillis,
            Limits limits) {
        if (stall.untilMillis(nowMillis) - stall.startMillis() > limits.criticalMillis()) {
            return Severity.CRITICAL;
        }
        boolean planned = plannedWork.stream()
                .anyMatch(work -> (work.account() == null || work.account().equals(account))
                        && Math.abs(work.atMillis() - stall.startMillis()) <= PLANNED_MILLIS);
        return planned ? Severity.INFO : Severity.WARNING;
    }

    private static String summary(RunningStall stall, String whose, long expected, long seen) {
        String which = stall.answers() == Answers.ALL ? "usual answers" : "usual answers that only a meta leader gives";
        return String.format(
                Locale.ROOT,
                "Calls go unanswered in %s: since %s %d of %d %s have come%s; %s.",
                whose,
                Instant.ofEpochMilli(stall.startMillis()).toString().substring(11, 19),
                seen,
                expected,
                which,
                expected == 0 ? "" : String.format(Locale.ROOT, " (%.0f %%)", 100.0 * seen / expected),
                String.join(", ", stall.signs()));
    }
}
