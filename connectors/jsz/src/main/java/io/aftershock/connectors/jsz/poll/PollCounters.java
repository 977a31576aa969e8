package io.aftershock.connectors.jsz.poll;

import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/** The counters of one cluster; every thread may count. */
public final class PollCounters {

    private final Map<PollMetric, Counter> counters = new EnumMap<>(PollMetric.class);

    /** Registers all counters in a group of the cluster's name. */
    public PollCounters(MetricGroup group, String cluster) {
        MetricGroup ofCluster = group.addGroup("cluster", cluster);
        for (PollMetric metric : PollMetric.values()) {
            counters.put(metric, ofCluster.counter(metric.metricName(), new ThreadSafeSimpleCounter()));
        }
    }

    /** One more. */
    public void count(PollMetric metric) {
        count(metric, 1);
    }

    /** So many more. */
    public void count(PollMetric metric, long howMany) {
        of(metric).inc(howMany);
    }

    /** The count so far. */
    public long get(PollMetric metric) {
        return of(metric).getCount();
    }

    private Counter of(PollMetric metric) {
        Counter counter = counters.get(metric);
        if (counter == null) {
            throw new IllegalStateException(metric + " is not registered");
        }
        return counter;
    }
}
