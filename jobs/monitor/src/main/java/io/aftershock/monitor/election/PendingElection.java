package io.aftershock.monitor.election;

import io.aftershock.monitor.signal.LeaderElected;
import org.jspecify.annotations.Nullable;

/**
 * An election that waits for what may explain it.
 *
 * @param advisoryId breaks ties, so that the order does not depend on arrival
 * @param lastLedMillis when the leader before it was last seen to lead; null if never
 */
public record PendingElection(
        LeaderElected elected,
        long atMillis,
        String advisoryId,
        @Nullable Long lastLedMillis) {}
