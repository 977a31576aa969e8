package io.aftershock.cli.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A span of time in which something held, or several that touch each other. */
record Spans(long startMillis, long endMillis, List<String> titles) {

    /** So many titles are shown to those who point at a span. */
    private static final int MOST_TITLES = 6;

    static Spans of(long startMillis, long endMillis, String title) {
        return new Spans(startMillis, endMillis, List.of(title));
    }

    /** What overlaps or touches becomes one. */
    static List<Spans> together(List<Spans> spans) {
        List<Spans> together = new ArrayList<>();
        for (Spans span : spans.stream()
                .sorted(Comparator.comparingLong(Spans::startMillis))
                .toList()) {
            Spans last = together.isEmpty() ? null : together.get(together.size() - 1);
            if (last != null && span.startMillis <= last.endMillis) {
                together.set(together.size() - 1, last.with(span));
            } else {
                together.add(span);
            }
        }
        return together;
    }

    private Spans with(Spans other) {
        List<String> both = new ArrayList<>(titles);
        both.addAll(other.titles);
        return new Spans(startMillis, Math.max(endMillis, other.endMillis), both);
    }

    String title() {
        List<String> distinct = titles.stream().distinct().toList();
        return distinct.size() <= MOST_TITLES
                ? String.join("\n", distinct)
                : String.join("\n", distinct.subList(0, MOST_TITLES)) + "\nand " + (distinct.size() - MOST_TITLES)
                        + " more";
    }
}
