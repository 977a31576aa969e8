package io.aftershock.monitor.metric;

import io.aftershock.model.election.Election;
import io.aftershock.monitor.metric.JobMetric.Label;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Counts elections by what was elected and why. */
final class ElectionMetrics extends ProcessFunction<Election, Void> {

    private static final long serialVersionUID = 1L;

    private transient AccountGroups<Elections> accounts;

    @Override
    public void open(OpenContext context) {
        accounts = new AccountGroups<>(getRuntimeContext().getMetricGroup(), (cluster, group) -> new Elections(group));
    }

    @Override
    public void processElement(Election election, Context context, Collector<Void> out) {
        String account = election.account() == null ? "" : election.account();
        accounts.of(election.cluster(), account).add(election);
    }

    /** Those of one account, or of the meta group. */
    private static final class Elections {

        private final MetricGroup group;
        private final Map<String, Counter> counters = new HashMap<>();

        Elections(MetricGroup group) {
            this.group = group;
        }

        void add(Election election) {
            String scope = election.scope().label();
            String cause = election.cause().label();
            counters.computeIfAbsent(
                            scope + " " + cause,
                            key -> group.addGroup(Label.SCOPE, scope)
                                    .addGroup(Label.CAUSE, cause)
                                    .counter(JobMetric.ELECTIONS.key()))
                    .inc();
        }
    }
}
