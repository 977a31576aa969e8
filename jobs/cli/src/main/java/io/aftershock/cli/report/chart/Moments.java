package io.aftershock.cli.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Moments that would be drawn over each other, as one.
 *
 * @param atMillis of the first
 * @param titles what each of them is
 */
record Moments(long atMillis, List<String> titles) {

    /** Nearer than that part of the width nobody tells two signs apart. */
    private static final double NEAR = 0.012;

    /** What happened at some moment. */
    record Moment(long atMillis, String title) {}

    /** Moments by time, those that are near to each other together. */
    static List<Moments> together(List<Moment> moments, TimeScale time) {
        List<Moments> together = new ArrayList<>();
        for (Moment moment : moments) {
            Moments last = together.isEmpty() ? null : together.get(together.size() - 1);
            if (last != null && time.fraction(moment.atMillis) - time.fraction(last.atMillis) < NEAR) {
                last.titles.add(moment.title);
            } else {
                together.add(new Moments(moment.atMillis, new ArrayList<>(List.of(moment.title))));
            }
        }
        return together;
    }

    String title() {
        return String.join("\n", titles);
    }
}
