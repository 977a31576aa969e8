package io.aftershock.monitor.network;

import io.aftershock.monitor.signal.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the answers to pings together to rounds; public fields for Flink's serializer. */
public final class PingRounds {

    /** Who has not answered for this long was taken out of the cluster. */
    private static final long FORGET_MILLIS = 3_600_000;

    /** Of the round that comes in. */
    public List<Reach> rows = new ArrayList<>();

    /** Whether rounds are known to begin where they are thought to begin. */
    public boolean aligned;

    /** By server, when it was last heard through anybody. */
    public Map<String, Long> heardMillis = new HashMap<>();

    /** By server, when a connection to it last carried a ping. */
    public Map<String, Long> pathMillis = new HashMap<>();

    /** When the last round was complete; 0 before the first. */
    public long lastMillis;

    /** The round that a row completes; null if it completes none. */
    @Nullable
    ReachMatrix take(Reach row, long atMillis, Set<String> refusing) {
        ReachMatrix complete = null;
        if (rows.stream().anyMatch(known -> known.server().equals(row.server()))) {
            complete = end(atMillis, refusing);
            aligned = true;
        }
        rows.add(row);
        if (row.isHeard()) {
            heardMillis.put(row.server(), atMillis);
        }
        row.asked().stream().filter(path -> !path.isEmpty()).forEach(path -> pathMillis.put(path, atMillis));
        boolean all = rows.size() >= heardMillis.size()
                && heardMillis.keySet().stream()
                        .allMatch(server ->
                                rows.stream().anyMatch(known -> known.server().equals(server)));
        return complete == null && aligned && all ? end(atMillis, refusing) : complete;
    }

    private ReachMatrix end(long atMillis, Set<String> refusing) {
        heardMillis.values().removeIf(heard -> heard < atMillis - FORGET_MILLIS);
        pathMillis.values().removeIf(asked -> asked < atMillis - FORGET_MILLIS);
        ReachMatrix round = new ReachMatrix(rows, heardMillis.keySet(), pathMillis.keySet(), refusing);
        rows = new ArrayList<>();
        lastMillis = atMillis;
        return round;
    }
}
