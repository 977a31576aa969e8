package io.aftershock.monitor.election;

import io.aftershock.model.election.ElectionCause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why there was an election, judged by what is known to have happened around it.
 *
 * <p>Planned elections take 15 to 33 ms, and the rows of different servers arrive in any order: so events count for two
 * seconds to either side. A lame duck hands its leaderships over for as long as it lives, some 10 to 20 s. Measured on
 * nats-server 2.10.27 and 2.15.1.
 */
final class ElectionCauses {

    /** How far from an election an event may lie that explains it, in milliseconds. */
    static final long NEAR_MILLIS = 2_000;

    /** How long before an election its server may have gone into lame duck mode, in milliseconds. */
    static final long LAME_DUCK_MILLIS = 30_000;

    private ElectionCauses() {}

    /** The event that explains an election of an asset, or null if it was unplanned. */
    static @Nullable PlannedEvent explain(
            String asset, @Nullable String previousLeader, long atMillis, List<PlannedEvent> events) {
        PlannedEvent best = null;
        for (PlannedEvent event : events) {
            if (explains(event, asset, previousLeader, atMillis)
                    && (best == null || event.cause().compareTo(best.cause()) < 0)) {
                best = event;
            }
        }
        return best;
    }

    private static boolean explains(PlannedEvent event, String asset, @Nullable String previousLeader, long atMillis) {
        long before = atMillis - event.atMillis();
        if (before < -NEAR_MILLIS) {
            return false;
        }
        return switch (event.cause()) {
            case STEP_DOWN, FIRST_LEADER, ASSET_CHANGE ->
                before <= NEAR_MILLIS && event.what().equals(asset);
            case LAME_DUCK, SHUTDOWN -> isOfLeader(event, previousLeader, before);
            case UNPLANNED -> false;
        };
    }

    /** Where nobody knows who led before, the server that has just left is the likely one. */
    private static boolean isOfLeader(PlannedEvent event, @Nullable String previousLeader, long before) {
        if (previousLeader == null) {
            return before <= NEAR_MILLIS;
        }
        long reach = event.cause() == ElectionCause.LAME_DUCK ? LAME_DUCK_MILLIS : NEAR_MILLIS;
        return before <= reach && event.what().equals(previousLeader);
    }
}
