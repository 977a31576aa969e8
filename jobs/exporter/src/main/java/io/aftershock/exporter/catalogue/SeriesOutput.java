package io.aftershock.exporter.catalogue;

import org.jspecify.annotations.Nullable;

/** What takes the values of series. */
public interface SeriesOutput {

    /**
     * One series.
     *
     * @param labels values of the metric's labels, in their order
     */
    default void series(Metric metric, double value, String... labels) {
        withFinding(metric, value, null, labels);
    }

    /** One series that counts; beyond 2^53 a double is off by one, which no rate shows. */
    default void series(Metric metric, long value, String... labels) {
        withFinding(metric, (double) value, null, labels);
    }

    /**
     * One series with an example of what it counts.
     *
     * @param finding id of the finding that was counted last; null for none
     */
    void withFinding(Metric metric, double value, @Nullable String finding, String... labels);
}
