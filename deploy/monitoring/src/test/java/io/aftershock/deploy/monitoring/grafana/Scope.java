package io.aftershock.deploy.monitoring.grafana;

import io.aftershock.exporter.catalogue.Metric;

/**
 * What a dashboard is about, and what is asked of it on each of them.
 *
 * @param matchers which series belong to it
 */
record Scope(String matchers) {

    /** The clusters that are chosen. */
    static final Scope FLEET = new Scope("cluster_name=~\"$cluster_name\"");

    static final Scope CLUSTER = new Scope("cluster_name=\"$cluster_name\"");

    static final Scope ACCOUNT = new Scope("cluster_name=\"$cluster_name\", account=\"$account\"");

    /** Grows with the time range; counts of calls move once a minute, so that it is never shorter than five of these. */
    static final String WINDOW = "$window";

    Series of(Metric metric) {
        return new Series(metric, matchers);
    }

    Series of(Metric metric, String more) {
        return new Series(metric, matchers + ", " + more);
    }

    static String sum(String expr) {
        return "sum(" + expr + ")";
    }

    /** By these labels; of all without any. */
    static String sum(String labels, String expr) {
        return labels.isEmpty() ? sum(expr) : "sum by (" + labels + ") (" + expr + ")";
    }

    static String max(String labels, String expr) {
        return "max by (" + labels + ") (" + expr + ")";
    }

    /** None, where no series says so. */
    static String orNone(String expr) {
        return expr + " or vector(0)";
    }

    /** How many findings of these severities are open. */
    String open(String labels, String severities) {
        return sum(
                labels,
                of(Metric.FINDINGS_OPEN, "severity=~\"" + severities + "\"").now());
    }

    /** The worst severity of what is open: 3 critical, 2 warning, 1 info, 0 nothing. */
    String worst(String labels) {
        return max(labels, rank(3, "critical") + " or " + rank(2, "warning") + " or " + rank(1, "info"));
    }

    private String rank(int rank, String severity) {
        return rank + " * ("
                + of(Metric.FINDINGS_OPEN, "severity=\"" + severity + "\"").selector() + " > bool 0)";
    }

    /** Since when what is open now has been open, as far as the time range shows; looked at minute by minute, so it may be now. */
    String openSince(String labels) {
        Series findings = of(Metric.FINDINGS_OPEN);
        String open = findings.now() + " > 0";
        return "min by (" + labels + ") (" + findings.firstAbove("$__range") + " and " + open + " or 1000 * timestamp("
                + open + "))";
    }

    /** Failed calls by calls; nothing where there were none. */
    String errorRatio(String labels, String window) {
        return sum(labels, of(Metric.API_FAILED_CALLS).rate(window)) + " / ("
                + sum(labels, of(Metric.API_CALLS).rate(window)) + " > 0)";
    }

    /** How many times faster than the objective allows calls fail. */
    String burn(String labels, String window) {
        return errorRatio(labels, window) + " / (1 - $objective / 100)";
    }

    /** The share of the failures that the objective allows that has not happened yet; below 0 once it is missed. */
    String budgetLeft(String labels, String window) {
        return "1 - " + burn(labels, window);
    }

    /** Meta elections in a span of time that nobody had planned. */
    String unplanned(String labels, String window) {
        return "round("
                + sum(
                        labels,
                        of(Metric.ELECTIONS, "scope=\"meta\", cause=\"unplanned\"")
                                .grown(window)) + ")";
    }
}
