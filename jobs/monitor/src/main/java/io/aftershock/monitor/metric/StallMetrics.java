package io.aftershock.monitor.metric;

import io.aftershock.model.finding.Stall;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Adds up for how long answers stopped. */
final class StallMetrics extends ProcessFunction<Stall, Void> {

    private static final long serialVersionUID = 1L;

    private static final long SECOND = 1_000;

    private transient AccountGroups<Counter> accounts;

    @Override
    public void open(OpenContext context) {
        accounts = new AccountGroups<>(
                getRuntimeContext().getMetricGroup(), (cluster, group) -> group.counter(JobMetric.STALL_SECONDS.key()));
    }

    @Override
    public void processElement(Stall stall, Context context, Collector<Void> out) {
        String account = stall.account() == null ? "" : stall.account();
        accounts.of(stall.cluster(), account).inc(stall.lastedMillis() / SECOND);
    }
}
