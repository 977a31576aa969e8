package io.aftershock.monitor.check;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.life.Episode;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import io.aftershock.monitor.policy.MaintenanceWindow;
import io.aftershock.monitor.signal.Signal;
import org.jspecify.annotations.Nullable;

/** Puts an episode and what its rule found together to a revision of a breach. */
final class Breaches {

    private Breaches() {}

    /**
     * The severity of the next revision: an episode only ever becomes worse, or whoever was woken would be left alone. While
     * work is planned it stays what it was before, or an info.
     */
    static Severity severity(
            Subject subject, @Nullable Episode episode, Assessment assessment, @Nullable MaintenanceWindow planned) {
        boolean nearMiss = subject.check() == Check.LEADER_001
                && assessment.verdict() == Verdict.FALSE
                && assessment.severity() == Severity.INFO;
        if (nearMiss) {
            return Severity.INFO;
        }
        Severity known = episode == null || !episode.isOpen() ? null : episode.severity();
        if (known == null) {
            return planned == null ? assessment.severity() : Severity.INFO;
        }
        boolean worse = planned == null
                && assessment.verdict() == Verdict.TRUE
                && assessment.severity().compareTo(known) > 0;
        return worse ? assessment.severity() : known;
    }

    static Breach breach(
            Subject subject,
            Episode episode,
            BreachState state,
            Assessment assessment,
            @Nullable MaintenanceWindow planned,
            Signal clock,
            String configVersion) {
        return new Breach(
                subject.id(episode.number()),
                episode.revision(),
                subject.check().name(),
                episode.severity() == null ? assessment.severity() : episode.severity(),
                state,
                subject.cluster(),
                subject.account(),
                clock.atMillis(),
                episode.openedAtMillis(),
                state == BreachState.CLOSED ? clock.atMillis() : null,
                assessment.value(),
                assessment.threshold(),
                assessment.lookbackSeconds(),
                assessment.interval(),
                (planned == null ? "" : planned.words() + " ") + summary(subject, episode, state, assessment, clock),
                episode.lastEvidence(),
                assessment.parentId(),
                clock.delayed(),
                configVersion,
                subject.check().runbook(),
                subject.side() == null ? null : subject.side().label(),
                subject.accountName());
    }

    /** What is found now; of what is over, or about to be, what it was. */
    private static String summary(
            Subject subject, Episode episode, BreachState state, Assessment assessment, Signal clock) {
        if (state == BreachState.CLOSED) {
            long seconds = (clock.atMillis() - episode.openedAtMillis()) / 1_000;
            String why = subject.check() == Check.LEADER_001 ? " " + assessment.summary() : "";
            return "Closed after " + seconds + " s." + why + " It was: " + episode.lastSummary();
        }
        return assessment.verdict() == Verdict.FALSE
                ? "Clearing: " + assessment.summary() + " It was: " + episode.lastSummary()
                : episode.lastSummary();
    }
}
