package io.aftershock.deploy.monitoring.grafana;

import io.aftershock.exporter.catalogue.Metric;

/**
 * A metric of the exporter as a dashboard asks for it.
 *
 * <p>Two exporters that follow one stream serve the same numbers, and Prometheus scrapes both: of what they say of one thing the
 * greatest is taken, never the sum.
 *
 * @param matchers which of its series, as they stand between braces
 */
record Series(Metric metric, String matchers) {

    /** What it is now. */
    String now() {
        return once(selector());
    }

    /** By how much it grows each second. */
    String rate(String window) {
        return once("rate(" + selector() + "[" + window + "])");
    }

    /**
     * By how much it grew, also if it did not exist before: what has never happened has no series, and {@code increase} alone
     * would leave out the first time. It counts as new only if its exporter was there already.
     */
    String grown(String window) {
        String before = " offset " + window;
        String increase = "increase(" + selector() + "[" + window + "])";
        return once("(" + increase + " and " + selector() + before + ") or (" + selector() + " and on (instance) "
                + Metric.EXPORTER_CONNECTED.seriesName() + before + ") or " + increase);
    }

    /** How often it changed. */
    String changes(String window) {
        return once("changes(" + selector() + "[" + window + "])");
    }

    /** When it was first above zero in a span of time, in milliseconds. */
    String firstAbove(String window) {
        return "1000 * min by (" + labels() + ") (min_over_time(timestamp(" + selector() + " > 0)[" + window + ":1m]))";
    }

    String selector() {
        return matchers.isEmpty() ? metric.seriesName() : metric.seriesName() + "{" + matchers + "}";
    }

    private String once(String expr) {
        return labels().isEmpty() ? "max(" + expr + ")" : "max by (" + labels() + ") (" + expr + ")";
    }

    private String labels() {
        return String.join(", ", metric.labels());
    }
}
