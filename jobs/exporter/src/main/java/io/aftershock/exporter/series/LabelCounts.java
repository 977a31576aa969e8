package io.aftershock.exporter.series;

import io.aftershock.exporter.catalogue.LabelValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts by the values of some labels; of values that nobody expected only so many are told apart. */
final class LabelCounts {

    private static final int MOST = 256;
    private static final String SEPARATOR = "\t";

    private final Map<List<String>, Long> counts = new LinkedHashMap<>();

    LabelCounts() {}

    LabelCounts(Map<String, Long> state) {
        state.forEach((labels, count) -> counts.put(List.of(labels.split(SEPARATOR, -1)), count));
    }

    Map<String, Long> state() {
        Map<String, Long> state = new LinkedHashMap<>();
        counts.forEach((labels, count) -> state.put(String.join(SEPARATOR, labels), count));
        return state;
    }

    void add(long count, String... labels) {
        List<String> key = Arrays.stream(labels)
                .map(label -> LabelValue.of(label).replace(SEPARATOR, " "))
                .toList();
        boolean full = counts.size() >= MOST && !counts.containsKey(key);
        counts.merge(full ? Collections.nCopies(labels.length, Accounts.OTHERS) : key, count, Long::sum);
    }

    Map<List<String>, Long> counts() {
        return counts;
    }
}
