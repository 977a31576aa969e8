package io.aftershock.monitor.election;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who leads the meta group of one JetStream domain; public fields for Flink's serializer. */
public final class MetaGroup {

    public @Nullable String leader;

    /** When the leader was elected, epoch milliseconds; 0 if only the polls have named it. */
    public long leaderSinceMillis;

    /** By server, when it last gave a sign of leading the group, epoch milliseconds. */
    public Map<String, Long> ledAtMillis = new HashMap<>();

    /** Whether a later election is known: what comes late says neither who leads now nor who led then. */
    boolean isSettledAfter(long atMillis) {
        return atMillis < leaderSinceMillis;
    }

    void elected(String winner, long atMillis) {
        led(winner, atMillis);
        if (!isSettledAfter(atMillis)) {
            leader = winner;
            leaderSinceMillis = atMillis;
        }
    }

    void led(String server, long atMillis) {
        ledAtMillis.merge(server, atMillis, Math::max);
    }
}
