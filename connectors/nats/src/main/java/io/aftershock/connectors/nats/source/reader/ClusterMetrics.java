package io.aftershock.connectors.nats.source.reader;

import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** The numbers of one cluster; see {@link SourceMetric}. */
final class ClusterMetrics {

    private final Counter rows;
    private final Counter bytes;
    private final Counter gaps;
    private final Counter reconnects;
    private final Counter recreated;
    private final Counter refused;
    private volatile long pending;
    private volatile long lagMillis;
    private volatile boolean connected;

    ClusterMetrics(MetricGroup reader, String cluster) {
        MetricGroup group = reader.addGroup("cluster", cluster);
        rows = group.counter(SourceMetric.ROWS.key());
        bytes = group.counter(SourceMetric.BYTES.key());
        gaps = group.counter(SourceMetric.GAPS.key());
        reconnects = group.counter(SourceMetric.RECONNECTS.key());
        recreated = group.counter(SourceMetric.CONSUMERS_RECREATED.key());
        refused = group.counter(SourceMetric.REFUSED.key());
        group.gauge(SourceMetric.PENDING.key(), () -> pending);
        group.gauge(SourceMetric.LAG_MILLIS.key(), () -> lagMillis);
        group.gauge(SourceMetric.CONNECTED.key(), () -> connected ? 1 : 0);
    }

    void emitted(TelemetryRow row) {
        rows.inc();
        bytes.inc(row.data().length);
    }

    /** Counts an event. */
    void happened(SourceStatus status) {
        switch (status.condition()) {
            case GAP -> gaps.inc(status.messages());
            case RESTORED -> reconnects.inc();
            case CONSUMER_LOST -> recreated.inc();
            case REFUSED -> refused.inc();
            default -> {
                // The others are not counted.
            }
        }
    }

    /** Takes in what the source says of itself each second. */
    void stands(SourceStatus status) {
        connected = status.condition() == Condition.CAUGHT_UP || status.condition() == Condition.BEHIND;
        if (connected) {
            pending = status.messages();
            lagMillis = status.behindMillis();
        }
    }
}
