package io.aftershock.exporter.catalogue;

import io.prometheus.client.Collector;
import java.util.Locale;

/** What the values of a metric do. */
public enum MetricKind {
    /** They only grow. */
    COUNTER(Collector.Type.COUNTER),
    /** They come and go. */
    GAUGE(Collector.Type.GAUGE),
    /** They are always 1: the labels say it. */
    INFO(Collector.Type.INFO);

    private final Collector.Type type;
    private final String label = name().toLowerCase(Locale.ROOT);

    MetricKind(Collector.Type type) {
        this.type = type;
    }

    Collector.Type type() {
        return type;
    }

    /** The name in docs. */
    public String label() {
        return label;
    }
}
