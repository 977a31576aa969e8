package io.aftershock.exporter.series;

import io.aftershock.exporter.catalogue.Metric;
import io.aftershock.exporter.catalogue.SeriesOutput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** How many of the calls that servers counted have arrived: since ever, and lately. */
final class RecentCoverage {

    private static final long LATELY_MILLIS = 300_000;

    private final Deque<Part> parts;
    private long expected;
    private long seen;
    private boolean known;

    RecentCoverage(State state) {
        parts = new ArrayDeque<>(state.parts());
        expected = state.expected();
        seen = state.seen();
        known = state.known();
    }

    /** All that is counted. */
    record State(long expected, long seen, boolean known, List<Part> parts) {

        static final State NONE = new State(0, 0, false, List.of());
    }

    /** What one heartbeat said. */
    record Part(long atMillis, long expected, long seen) {}

    State state() {
        return new State(expected, seen, known, List.copyOf(parts));
    }

    void add(Part part) {
        known = true;
        expected += part.expected();
        seen += part.seen();
        parts.add(part);
        parts.removeIf(each -> each.atMillis() <= part.atMillis() - LATELY_MILLIS);
    }

    void tell(String cluster, long clockMillis, SeriesOutput to) {
        if (!known) {
            return;
        }
        to.series(Metric.COVERAGE_EXPECTED_CALLS, expected, cluster);
        to.series(Metric.COVERAGE_SEEN_CALLS, seen, cluster);
        long lately = 0;
        long arrived = 0;
        for (Part part : parts) {
            if (part.atMillis() > clockMillis - LATELY_MILLIS) {
                lately += part.expected();
                arrived += part.seen();
            }
        }
        if (lately > 0) {
            to.series(Metric.COVERAGE_RATIO, (double) arrived / lately, cluster);
        }
    }
}
