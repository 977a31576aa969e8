package io.aftershock.monitor.metric;

import io.aftershock.model.window.ErrorRatio;
import io.aftershock.monitor.metric.JobMetric.Label;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What is counted of the calls of one account. */
final class AccountCalls {

    private static final long GONE_AFTER_MILLIS = 120_000;

    private final MetricGroup group;
    private final ClusterClock clock;
    private final Counter requests;
    private final Counter calls;
    private final Counter failedCalls;
    private final Map<String, Counter> errors = new HashMap<>();

    /** Read by the reporter, by a thread of its own: one object, so that both counts are of one window. */
    private volatile Newest newest = new Newest(Long.MIN_VALUE, 0, 0);

    AccountCalls(MetricGroup group, ClusterClock clock) {
        this.group = group;
        this.clock = clock;
        requests = group.counter(JobMetric.API_REQUESTS.key());
        calls = group.counter(JobMetric.API_CALLS.key());
        failedCalls = group.counter(JobMetric.API_FAILED_CALLS.key());
        group.<Double, Gauge<Double>>gauge(JobMetric.API_ERROR_RATIO.key(), this::ratio);
    }

    /** Windows slide: those that follow upon each other without overlap hold each call once. */
    void add(ErrorRatio window) {
        clock.advanceTo(window.windowEndMillis());
        newest = newest.with(window);
        long size = window.windowEndMillis() - window.windowStartMillis();
        if (Math.floorMod(window.windowEndMillis(), size) == 0) {
            requests.inc(window.requests());
            calls.inc(window.calls());
            failedCalls.inc(window.failedCalls());
            window.byClass().forEach((name, count) -> errors(name).inc(count));
        }
    }

    private Counter errors(String errorClass) {
        return errors.computeIfAbsent(
                errorClass, name -> group.addGroup(Label.ERROR_CLASS, name).counter(JobMetric.API_ERRORS.key()));
    }

    private double ratio() {
        Newest known = newest;
        // A metric cannot be taken back: of an account that has stopped calling there is no number.
        return known.calls == 0 || clock.isPast(known.endMillis + GONE_AFTER_MILLIS)
                ? Double.NaN
                : (double) known.failedCalls / known.calls;
    }

    /** The newest window; of accounts that share their metrics the sum of those that end then. */
    private record Newest(long endMillis, long calls, long failedCalls) {

        Newest with(ErrorRatio window) {
            if (window.windowEndMillis() < endMillis) {
                return this;
            }
            return window.windowEndMillis() > endMillis
                    ? new Newest(window.windowEndMillis(), window.calls(), window.failedCalls())
                    : new Newest(endMillis, calls + window.calls(), failedCalls + window.failedCalls());
        }
    }
}
