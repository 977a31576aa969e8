package io.aftershock.monitor.election;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the detector remembers of a cluster; public fields for Flink's serializer. */
public final class MetaMemory {

    public @Nullable String leader;

    /** When the leader was elected, epoch milliseconds; 0 if only the polls have named it. */
    public long leaderSinceMillis;

    public long elections;

    /** Elections of streams and consumers, all of them together: so a number is never given twice. */
    public long assetElections;

    /** By server, when it last gave a sign of leading the meta group, epoch milliseconds. */
    public Map<String, Long> ledAtMillis = new HashMap<>();

    public List<PlannedEvent> events = new ArrayList<>();
    public List<PendingElection> pending = new ArrayList<>();

    /** Whether a later election is known: what comes late says neither who leads now nor who led then. */
    boolean isSettledAfter(long atMillis) {
        return atMillis < leaderSinceMillis;
    }

    void elected(String winner, long atMillis) {
        elections++;
        led(winner, atMillis);
        if (!isSettledAfter(atMillis)) {
            leader = winner;
            leaderSinceMillis = atMillis;
        }
    }

    void led(String server, long atMillis) {
        ledAtMillis.merge(server, atMillis, Math::max);
    }

    void forgetBefore(long millis) {
        events.removeIf(event -> event.atMillis() < millis);
    }
}
