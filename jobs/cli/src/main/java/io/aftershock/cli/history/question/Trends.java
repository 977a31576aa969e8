package io.aftershock.cli.history.question;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How something went day by day, for a sparkline: a number for each day of the range, zero where nothing is stored. */
final class Trends {

    private static final long DAY_SECONDS = 86_400;

    private final Map<String, double[]> byKey = new HashMap<>();
    private final long firstDay;
    private final int days;

    Trends(Scope scope) {
        firstDay = scope.range().from().getEpochSecond() / DAY_SECONDS;
        days = (int) Math.min(
                10_000, 1 + scope.range().to().minus(Duration.ofMillis(1)).getEpochSecond() / DAY_SECONDS - firstDay);
    }

    void add(String key, long epochDay, double value) {
        int place = (int) (epochDay - firstDay);
        if (place >= 0 && place < days) {
            byKey.computeIfAbsent(key, unused -> new double[days])[place] += value;
        }
    }

    List<Double> of(String key) {
        List<Double> values = new ArrayList<>(Collections.nCopies(days, 0.0));
        double[] found = byKey.get(key);
        for (int i = 0; found != null && i < days; i++) {
            values.set(i, found[i]);
        }
        return values;
    }
}
