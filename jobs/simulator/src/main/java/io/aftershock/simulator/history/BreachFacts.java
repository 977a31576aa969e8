package io.aftershock.simulator.history;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stays the same in all revisions of a breach.
 *
 * @param habit of the account; null if the check judges the cluster
 */
record BreachFacts(
        String id,
        String check,
        Severity severity,
        String cluster,
        @Nullable Habit habit,
        double value,
        double threshold,
        @Nullable String parent,
        @Nullable String side,
        Evidence evidence) {

    private static final int LOOKBACK_SECONDS = 60;

    /** Its first word and its last one. */
    List<Breach> opensAndCloses(long openedMillis, long closedMillis, String words) {
        String closing = "Closed after " + (closedMillis - openedMillis) / 1_000 + " s. It was: " + words;
        return List.of(
                revision(1, BreachState.OPENED, openedMillis, openedMillis, null, words),
                revision(2, BreachState.CLOSED, closedMillis, openedMillis, closedMillis, closing));
    }

    /** Its first word and what was said last of it, since it is still open. */
    List<Breach> opensAndStays(long openedMillis, long lastMillis, String words) {
        return List.of(
                revision(1, BreachState.OPENED, openedMillis, openedMillis, null, words),
                revision(2, BreachState.UPDATED, lastMillis, openedMillis, null, words));
    }

    private Breach revision(
            int revision, BreachState state, long atMillis, long opened, @Nullable Long closed, String summary) {
        return new Breach(
                id,
                revision,
                check,
                severity,
                state,
                cluster,
                habit == null ? null : habit.key(),
                atMillis,
                opened,
                closed,
                value,
                threshold,
                side == null ? null : LOOKBACK_SECONDS,
                null,
                summary,
                evidence,
                parent,
                false,
                "defaults",
                "docs/checks/" + check + ".md",
                side,
                habit == null ? null : habit.name());
    }
}
