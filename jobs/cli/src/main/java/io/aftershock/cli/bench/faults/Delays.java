package io.aftershock.cli.bench.faults;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How long it took to find several faults, those found at all.
 *
 * @param faults how many there were
 * @param seconds of those that were found, ascending
 */
record Delays(int faults, List<Double> seconds) {

    static Delays of(Collection<Optional<Double>> each) {
        return new Delays(
                each.size(), each.stream().flatMap(Optional::stream).sorted().toList());
    }

    int missed() {
        return faults - seconds.size();
    }

    /** The smallest delay that so large a part of those found does not exceed; NaN if none was found. */
    double quantile(double part) {
        return seconds.isEmpty() ? Double.NaN : seconds.get(Math.max(0, (int) Math.ceil(part * seconds.size()) - 1));
    }

    double median() {
        return quantile(0.5);
    }

    double worst() {
        return quantile(1);
    }
}
