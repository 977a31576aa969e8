package io.aftershock.monitor.election;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the detector remembers of a cluster; public fields for Flink's serializer. */
public final class MetaMemory {

    public @Nullable String leader;
    public long elections;

    /** By server, when it last gave a sign of leading the meta group, epoch milliseconds. */
    public Map<String, Long> ledAtMillis = new HashMap<>();

    public List<PlannedEvent> events = new ArrayList<>();
    public List<PendingElection> pending = new ArrayList<>();

    void led(String server, long atMillis) {
        ledAtMillis.merge(server, atMillis, Math::max);
    }

    void forgetBefore(long millis) {
        events.removeIf(event -> event.atMillis() < millis);
    }
}
