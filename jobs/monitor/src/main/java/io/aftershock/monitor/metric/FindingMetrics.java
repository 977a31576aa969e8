package io.aftershock.monitor.metric;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.metric.JobMetric.Label;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** How many breaches are open; of what is open each is told again within a minute of its cluster's clock. */
final class FindingMetrics extends ProcessFunction<Breach, Void> {

    private static final long serialVersionUID = 1L;

    private transient AccountGroups<OpenFindings> accounts;

    /** By id of what is open, where it is counted. */
    private transient Map<String, AtomicInteger> open;

    @Override
    public void open(OpenContext context) {
        open = new HashMap<>();
        accounts =
                new AccountGroups<>(getRuntimeContext().getMetricGroup(), (cluster, group) -> new OpenFindings(group));
    }

    @Override
    public void processElement(Breach breach, Context context, Collector<Void> out) {
        AtomicInteger before = open.remove(breach.id());
        if (before != null) {
            before.decrementAndGet();
        }
        if (breach.isOpen()) {
            String account = breach.account() == null ? "" : breach.account();
            AtomicInteger now = accounts.of(breach.cluster(), account).of(breach.severity());
            now.incrementAndGet();
            open.put(breach.id(), now);
        }
    }

    /** Those of one account, or of the cluster as a whole, by severity. */
    private static final class OpenFindings {

        private final Map<Severity, AtomicInteger> counts = new EnumMap<>(Severity.class);

        OpenFindings(MetricGroup group) {
            for (Severity severity : Severity.values()) {
                AtomicInteger count = new AtomicInteger();
                group.addGroup(Label.SEVERITY, severity.label())
                        .<Integer, Gauge<Integer>>gauge(JobMetric.FINDINGS_OPEN.key(), count::get);
                counts.put(severity, count);
            }
        }

        AtomicInteger of(Severity severity) {
            return Objects.requireNonNull(counts.get(severity));
        }
    }
}
