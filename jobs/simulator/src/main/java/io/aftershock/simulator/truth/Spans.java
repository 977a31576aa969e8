package io.aftershock.simulator.truth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes missing, and comes back. */
final class Spans {

    private final Map<Key, Long> open = new LinkedHashMap<>();
    private final List<Span> closed = new ArrayList<>();

    private record Key(String cluster, String what) {}

    /** It is missing from now on, if it was not already. */
    void begin(String cluster, String what, long atMillis) {
        open.putIfAbsent(new Key(cluster, what), atMillis);
    }

    /** It is back, if it was missing. */
    void end(String cluster, String what, long atMillis) {
        Long from = open.remove(new Key(cluster, what));
        if (from != null) {
            closed.add(new Span(cluster, what, from, atMillis));
        }
    }

    /** All of them, those that are not over until the end. */
    List<Span> until(long endMillis) {
        List<Span> spans = new ArrayList<>(closed);
        open.forEach((key, from) -> spans.add(new Span(key.cluster(), key.what(), from, endMillis)));
        return spans;
    }
}
