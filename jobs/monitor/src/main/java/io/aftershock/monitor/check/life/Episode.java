package io.aftershock.monitor.check.life;

import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Where one episode of a breach stands.
 *
 * @param number counts the episodes of its check, cluster and account
 * @param revision the last that was emitted; 0 before the first
 * @param phase what it waits for
 * @param sinceMillis when the phase began
 * @param openedAtMillis when it opened; 0 before
 * @param emittedAtMillis when the last revision was emitted
 * @param severity that of the last revision
 * @param delayed whether the last revision was
 * @param lastSummary what was found when the condition last held
 * @param lastEvidence the evidence of then
 */
public record Episode(
        long number,
        int revision,
        Phase phase,
        long sinceMillis,
        long openedAtMillis,
        long emittedAtMillis,
        @Nullable Severity severity,
        boolean delayed,
        String lastSummary,
        Evidence lastEvidence) {

    /** What an episode waits for. */
    public enum Phase {
        /** The condition holds, but not for long enough yet. */
        PENDING,
        /** The breach is open and its condition holds, or cannot be judged. */
        OPEN,
        /** The breach is open, its condition has ceased to hold. */
        CLEARING,
        /** The breach is closed; if it comes back soon it is the same. */
        CLOSED
    }

    public boolean isOpen() {
        return phase == Phase.OPEN || phase == Phase.CLEARING;
    }

    static Episode pendingAt(long millis) {
        return new Episode(0, 0, Phase.PENDING, millis, 0, 0, null, false, "", Evidence.NONE);
    }

    Episode inPhase(Phase newPhase, long millis) {
        return new Episode(
                number,
                revision,
                newPhase,
                millis,
                openedAtMillis,
                emittedAtMillis,
                severity,
                delayed,
                lastSummary,
                lastEvidence);
    }

    Episode openedAt(long millis) {
        return new Episode(
                number,
                revision,
                Phase.OPEN,
                millis,
                millis,
                emittedAtMillis,
                severity,
                delayed,
                lastSummary,
                lastEvidence);
    }

    /** With what was found when the condition last held. */
    public Episode remembering(String summary, Evidence evidence) {
        return new Episode(
                number,
                revision,
                phase,
                sinceMillis,
                openedAtMillis,
                emittedAtMillis,
                severity,
                delayed,
                summary,
                evidence);
    }

    public Episode numbered(long newNumber) {
        return new Episode(
                newNumber,
                revision,
                phase,
                sinceMillis,
                openedAtMillis,
                emittedAtMillis,
                severity,
                delayed,
                lastSummary,
                lastEvidence);
    }

    /** After a revision was emitted. */
    public Episode emitted(long millis, Severity newSeverity, boolean newDelayed) {
        return new Episode(
                number,
                revision + 1,
                phase,
                sinceMillis,
                openedAtMillis,
                millis,
                newSeverity,
                newDelayed,
                lastSummary,
                lastEvidence);
    }
}
