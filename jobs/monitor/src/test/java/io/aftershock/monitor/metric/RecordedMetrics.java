package io.aftershock.monitor.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** A metric group that remembers what is registered below it, as {@code cluster=east account=ACME apiCalls}. */
final class RecordedMetrics extends UnregisteredMetricsGroup {

    private final String prefix;
    private final Map<String, Metric> metrics;

    RecordedMetrics() {
        this("", new LinkedHashMap<>());
    }

    private RecordedMetrics(String prefix, Map<String, Metric> metrics) {
        this.prefix = prefix;
        this.metrics = metrics;
    }

    /** All values now. */
    Map<String, Object> values() {
        Map<String, Object> values = new TreeMap<>();
        metrics.forEach((name, metric) -> values.put(
                name, metric instanceof Counter counter ? counter.getCount() : ((Gauge<?>) metric).getValue()));
        return values;
    }

    Object value(String name) {
        return values().get(name);
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
        return new RecordedMetrics(prefix + key + "=" + value + " ", metrics);
    }

    @Override
    public Counter counter(String name) {
        Counter counter = super.counter(name);
        metrics.put(prefix + name, counter);
        return counter;
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
        metrics.put(prefix + name, gauge);
        return gauge;
    }
}
