package io.aftershock.monitor.ingest;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The NATS clusters of each supercluster that one entry of the fleet stands for.
 *
 * @param byEntry by the entry's name those that the servers name; an entry that spans none is left out
 */
public record Spans(Map<String, Set<String>> byEntry) implements Serializable {

    /** Every entry is one cluster. */
    public static final Spans NONE = new Spans(Map.of());

    public Spans {
        Map<String, Set<String>> copy = new HashMap<>();
        byEntry.forEach((entry, clusters) -> copy.put(entry, Set.copyOf(clusters)));
        byEntry = Map.copyOf(copy);
    }

    /** The NATS cluster as a row tells it; null if the entry of the row does not span it, and so is meant itself. */
    @Nullable
    String home(String entry, @Nullable String told) {
        Set<String> spanned = byEntry.get(entry);
        return told != null && spanned != null && spanned.contains(told) ? told : null;
    }
}
