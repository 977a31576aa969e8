package io.aftershock.exporter.catalogue;

/** In what the values of a metric are. */
public enum MetricUnit {
    /** They are counts. */
    NONE(""),
    /** Seconds; of a time, since the epoch. */
    SECONDS("seconds"),
    /** A share between 0 and 1. */
    RATIO("ratio");

    private final String suffix;

    MetricUnit(String suffix) {
        this.suffix = suffix;
    }

    /** What the name ends with, before {@code _total}; empty for counts. */
    public String suffix() {
        return suffix;
    }
}
