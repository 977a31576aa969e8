package io.aftershock.cli.bench;

import java.util.List;

/**
 * What was measured under one name.
 *
 * @param name {@code fetch_loop}, {@code source}, {@code job}, {@code synadia} or {@code parse}
 * @param rates rows per second, one a round
 * @param ratios to the fetch loop of the same round; empty where there is nothing to compare
 */
record Bench(String name, List<Double> rates, List<Double> ratios) {

    double rowsPerSecond() {
        return median(rates);
    }

    double lowest() {
        return rates.stream().mapToDouble(rate -> rate).min().orElse(0);
    }

    double highest() {
        return rates.stream().mapToDouble(rate -> rate).max().orElse(0);
    }

    /** The median of the rounds' ratios, and not the ratio of medians: what slows a machine down slows whole rounds down. */
    double ratio() {
        return median(ratios);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
