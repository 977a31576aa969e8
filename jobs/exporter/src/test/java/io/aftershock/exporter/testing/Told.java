package io.aftershock.exporter.testing;

import io.aftershock.exporter.catalogue.Metric;
import io.aftershock.exporter.catalogue.SeriesOutput;
import io.aftershock.exporter.catalogue.SeriesSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a source tells at a time, each series as {@code METRIC label label …} with its value. */
public final class Told implements SeriesOutput {

    private final Map<String, Double> series = new TreeMap<>();

    private Told() {}

    public static Told by(SeriesSource source, long nowMillis) {
        Told told = new Told();
        source.tell(nowMillis, told);
        return told;
    }

    @Override
    public void withFinding(Metric metric, double value, @Nullable String finding, String... labels) {
        String name = metric + (labels.length == 0 ? "" : " " + String.join(" ", List.of(labels)));
        if (series.put(name, value) != null) {
            throw new IllegalStateException(name + " was told twice");
        }
    }

    /** The value of a series; null if there is none. */
    public @Nullable Double value(String name) {
        return series.get(name);
    }

    /** The series of some metrics. */
    public Map<String, Double> of(Metric... metrics) {
        Map<String, Double> some = new TreeMap<>();
        for (Metric metric : metrics) {
            series.forEach((name, value) -> {
                if (name.equals(metric.name()) || name.startsWith(metric.name() + " ")) {
                    some.put(name, value);
                }
            });
        }
        return some;
    }

    /** Everything that is told. */
    public Map<String, Double> all() {
        return series;
    }
}
