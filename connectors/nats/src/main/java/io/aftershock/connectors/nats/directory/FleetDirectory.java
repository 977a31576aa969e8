package io.aftershock.connectors.nats.directory;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the clusters of a fleet are listed, with what a source needs to know of each: in the configuration, in a key-value
 * bucket that may change at any time, or in both. Definitions name files and never hold a secret.
 *
 * @param listed those of the configuration, by name
 * @param bucket where more are listed; null for nowhere
 */
public record FleetDirectory<T extends Serializable>(
        Map<String, T> listed, @Nullable Bucket<T> bucket) implements Serializable {

    /** Takes a copy of the map. */
    public FleetDirectory {
        listed = Collections.unmodifiableMap(new TreeMap<>(listed));
    }

    /**
     * A NATS key-value bucket with an entry for each cluster, under its name.
     *
     * @param endpoint where it is
     * @param name the bucket's
     * @param reader of its entries
     */
    public record Bucket<T>(NatsEndpoint endpoint, String name, EntryReader<T> reader) implements Serializable {}

    /** A fleet that never changes while the job runs. */
    public static <T extends Serializable> FleetDirectory<T> fixed(Map<String, T> clusters) {
        return new FleetDirectory<>(clusters, null);
    }

    /** The same with what a bucket lists; a name that is in both means what the configuration says. */
    public FleetDirectory<T> and(Bucket<T> more) {
        return new FleetDirectory<>(listed, more);
    }

    /** The fleet as far as it is known without asking anybody. */
    Fleet<T> known() {
        return new Fleet<>(listed, Map.of());
    }
}
