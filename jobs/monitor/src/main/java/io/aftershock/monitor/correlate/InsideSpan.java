package io.aftershock.monitor.correlate;

import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Stall;

/**
 * A time in which errors may be the doing of an unplanned election, or of a lost quorum.
 *
 * @param id of the election, or of the META_006 breach
 * @param domain the JetStream domain in which errors may be its doing; empty for none
 * @param toMillis {@link Long#MAX_VALUE} while it lasts
 */
public record InsideSpan(String id, boolean election, String domain, long fromMillis, long toMillis) {

    /** An election is stamped at the end of the outage, and the outage begins up to some 9 s before. */
    static final long LEFT_MILLIS = 10_000;

    /** Clients retry, assets elect and restarted servers catch up for this long after it. */
    static final long RIGHT_MILLIS = 15_000;

    /** A lost quorum is told when it has lasted for 10 s, and servers notice it up to 10 s after the loss. */
    static final long UNNOTICED_MILLIS = 20_000;

    /** The time of a META_006 breach. */
    static InsideSpan ofLostQuorum(Breach breach, String domain) {
        return new InsideSpan(
                breach.id(),
                false,
                domain,
                breach.openedAtMillis() - UNNOTICED_MILLIS,
                breach.closedAtMillis() == null ? Long.MAX_VALUE : breach.closedAtMillis());
    }

    static InsideSpan of(Election election) {
        long outage = election.outageMillis() == null ? 0 : election.outageMillis();
        return new InsideSpan(
                election.id(),
                true,
                domainOf(election),
                election.atMillis() - Math.max(LEFT_MILLIS, outage),
                election.atMillis() + RIGHT_MILLIS);
    }

    /** The domain of an election, empty for none. */
    static String domainOf(Election election) {
        return election.domain() == null ? "" : election.domain();
    }

    boolean overlaps(long from, long to) {
        return fromMillis <= to && toMillis >= from;
    }

    boolean contains(SecondCount count) {
        return domain.equals(count.domain()) && containsSecond(count.second());
    }

    /** An election after so long an outage that not all of it lies within a few seconds of the election. */
    boolean beginsEarly() {
        return election && toMillis - fromMillis > RIGHT_MILLIS + RIGHT_MILLIS;
    }

    boolean overlaps(Stall stall) {
        return overlaps(stall.startMillis(), stall.endMillis() == null ? Long.MAX_VALUE : stall.endMillis());
    }

    boolean containsSecond(long second) {
        return second * 1_000 >= fromMillis - 999 && second * 1_000 <= toMillis;
    }
}
