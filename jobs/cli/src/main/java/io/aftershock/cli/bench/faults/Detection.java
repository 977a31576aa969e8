package io.aftershock.cli.bench.faults;

import io.aftershock.cli.stage.Told;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One fault, and when a reader of the findings heard of it.
 *
 * @param atMillis when the signal was sent, epoch milliseconds
 * @param seconds from the fault to the first finding of each check that found it
 */
record Detection(int number, FaultKind kind, String server, long atMillis, Map<Finder, Double> seconds) {

    /** The checks that may find the fault of a leader, and any of which will do. */
    enum Finder {
        LEADER_001,
        STALL_001,
        NETWORK_001;

        boolean opened(Told told) {
            return told.isNewBreach() && told.isBreach(name());
        }

        /** Whether one of them is told of, whatever is said. */
        static boolean any(Told told) {
            return List.of(values()).stream().anyMatch(finder -> told.isBreach(finder.name()));
        }
    }

    /** Looks through what has been told since the fault. */
    static Detection of(int number, FaultKind kind, String server, long atMillis, List<Told> since) {
        Map<Finder, Double> seconds = new EnumMap<>(Finder.class);
        for (Told told : since) {
            for (Finder finder : Finder.values()) {
                if (finder.opened(told)) {
                    seconds.merge(finder, (told.seenMillis() - atMillis) / 1_000.0, Math::min);
                }
            }
        }
        return new Detection(number, kind, server, atMillis, seconds);
    }

    /** The check that found it first; empty if none did. */
    Optional<Finder> first() {
        return seconds.entrySet().stream()
                .min(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /** Seconds to the first finding; empty if there was none. */
    Optional<Double> soonest() {
        return first().map(seconds::get);
    }
}
