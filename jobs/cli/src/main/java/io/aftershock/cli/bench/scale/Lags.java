package io.aftershock.cli.bench.scale;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far each cluster's windows were behind what is possible: from the moment at which a window could be final, its end and the
 * allowance, to its coming out.
 */
final class Lags {

    private final Map<String, Long> greatest = new ConcurrentHashMap<>();
    private final Map<String, Long> latest = new ConcurrentHashMap<>();

    void add(String cluster, long millis) {
        latest.put(cluster, millis);
        greatest.merge(cluster, millis, Math::max);
    }

    /** From here on: what was before does not count. */
    void forget() {
        latest.clear();
        greatest.clear();
    }

    /** How many clusters have been heard of since {@link #forget}. */
    int clusters() {
        return greatest.size();
    }

    /** That of the newest window of a cluster; so large that nothing is larger if there is none yet. */
    long latest(String cluster) {
        return latest.getOrDefault(cluster, Long.MAX_VALUE);
    }

    /** The greatest of each cluster but one. */
    Spread greatestBut(String cluster) {
        return Spread.of(greatest.entrySet().stream()
                .filter(each -> !each.getKey().equals(cluster))
                .map(Map.Entry::getValue)
                .toList());
    }

    long greatest(String cluster) {
        return greatest.getOrDefault(cluster, 0L);
    }

    /** Of several clusters, in milliseconds. */
    record Spread(long median, long worst) {
        private static Spread of(Collection<Long> values) {
            long[] sorted = values.stream().mapToLong(value -> value).sorted().toArray();
            return sorted.length == 0
                    ? new Spread(0, 0)
                    : new Spread(
                            sorted[sorted.length / 2],
                            Arrays.stream(sorted).max().getAsLong());
        }
    }
}
