package io.aftershock.connectors.nats.directory;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A directory as it was read at one moment.
 *
 * @param clusters definitions by name
 * @param refused why an entry cannot be used, by name
 */
record Fleet<T>(Map<String, T> clusters, Map<String, String> refused) {

    Fleet {
        clusters = new TreeMap<>(clusters);
        refused = new TreeMap<>(refused);
    }

    Stream<String> names() {
        return Stream.concat(clusters.keySet().stream(), refused.keySet().stream());
    }

    boolean lists(String name) {
        return clusters.containsKey(name) || refused.containsKey(name);
    }
}
