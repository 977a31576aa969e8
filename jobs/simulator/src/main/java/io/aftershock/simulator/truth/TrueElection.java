package io.aftershock.simulator.truth;

import org.jspecify.annotations.Nullable;

/**
 * A meta leader's election as it really was.
 *
 * @param cause as findings spell it
 * @param lostAtMillis since when there was no leader
 * @param kind what a perfect monitor says of it; null where either is true
 */
public record TrueElection(
        String cluster,
        String previousLeader,
        String leader,
        String cause,
        long lostAtMillis,
        long atMillis,
        @Nullable String kind) {

    /** The cause of an election that nobody asked for. */
    public static final String UNPLANNED = "unplanned";

    public boolean planned() {
        return !cause.equals(UNPLANNED);
    }

    public long outageMillis() {
        return atMillis - lostAtMillis;
    }

    TrueElection of(@Nullable String newKind) {
        return new TrueElection(cluster, previousLeader, leader, cause, lostAtMillis, atMillis, newKind);
    }
}
