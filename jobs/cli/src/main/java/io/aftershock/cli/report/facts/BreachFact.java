package io.aftershock.cli.report.facts;

import org.jspecify.annotations.Nullable;

/**
 * A breach from its opening to its end, with all its revisions in one.
 *
 * @param told the worst that people were told of it: {@code critical} wakes somebody, {@code warning} is a ticket
 * @param account as people call it; null if the check judges a cluster
 * @param closedAtMillis null while it is open
 * @param summary that of the first revision
 */
public record BreachFact(
        String id,
        String check,
        Told told,
        @Nullable String account,
        long openedAtMillis,
        @Nullable Long closedAtMillis,
        String summary) {

    /** What a breach does to people; ordered. */
    public enum Told {
        LISTED,
        TICKET,
        PAGE
    }

    public boolean isPage() {
        return told == Told.PAGE;
    }

    /** When it ended, or when the time ends that is looked at. */
    public long untilMillis(long otherwise) {
        return closedAtMillis == null ? otherwise : Math.min(closedAtMillis, otherwise);
    }
}
