package io.aftershock.cli.bench;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What was measured under one name.
 *
 * @param name {@code fetch_loop}, {@code source}, {@code job}, {@code synadia} or {@code parse}
 * @param rates one a round
 * @param ratios to the fetch loop of the same round; empty where there is nothing to compare
 */
record Bench(String name, List<Rate> rates, List<Double> ratios) {

    double rowsPerSecond() {
        return median(rates.stream().mapToDouble(Rate::rowsPerSecond));
    }

    double lowest() {
        return rates.stream().mapToDouble(Rate::rowsPerSecond).min().orElse(0);
    }

    double highest() {
        return rates.stream().mapToDouble(Rate::rowsPerSecond).max().orElse(0);
    }

    double cpuMicrosPerRow() {
        return median(rates.stream().mapToDouble(Rate::cpuMicrosPerRow));
    }

    /** The median of the rounds' ratios, and not the ratio of medians: what slows a machine down slows whole rounds down. */
    double ratio() {
        return median(ratios.stream().mapToDouble(ratio -> ratio));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
