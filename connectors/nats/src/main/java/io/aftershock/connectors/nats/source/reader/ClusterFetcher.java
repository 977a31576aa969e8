package io.aftershock.connectors.nats.source.reader;

import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.ReadingPlan;
import io.aftershock.connectors.nats.source.merge.Doorbell;
import io.aftershock.connectors.nats.source.split.ClusterSplit;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fetcher of one cluster: turns what its streams bring into batches of rows. */
final class ClusterFetcher implements SplitReader<PositionedRow, ClusterSplit> {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterFetcher.class);

    private final Map<String, ClusterTelemetry> fleet;
    private final ReadingPlan plan;
    private final MetricGroup metrics;
    private final Doorbell doorbell = new Doorbell();
    private @Nullable ClusterReading reading;
    private @Nullable String unknown;

    ClusterFetcher(Map<String, ClusterTelemetry> fleet, ReadingPlan plan, MetricGroup metrics) {
        this.fleet = fleet;
        this.plan = plan;
        this.metrics = metrics;
    }

    @Override
    public void handleSplitsChanges(SplitsChange<ClusterSplit> change) {
        if (change instanceof SplitsAddition) {
            change.splits().forEach(this::begin);
        } else {
            close();
        }
    }

    private void begin(ClusterSplit split) {
        ClusterTelemetry telemetry = fleet.get(split.cluster());
        if (telemetry == null) {
            LOG.warn(
                    "The state has positions of cluster {}, which is not in the configuration; they are forgotten. "
                            + "If that was a slip, mend the configuration and restore from the same state again.",
                    split.cluster());
            unknown = split.cluster();
        } else {
            reading =
                    new ClusterReading(telemetry, split, plan, doorbell, new ClusterMetrics(metrics, split.cluster()));
        }
    }

    @Override
    public RecordsWithSplitIds<PositionedRow> fetch() {
        RecordsBySplits.Builder<PositionedRow> batch = new RecordsBySplits.Builder<>();
        if (unknown != null) {
            batch.addFinishedSplit(unknown);
            unknown = null;
        } else if (reading != null) {
            List<PositionedRow> rows = reading.next();
            if (!rows.isEmpty()) {
                batch.addAll(reading.cluster(), rows);
            }
            if (reading.hasEnded()) {
                batch.addFinishedSplit(reading.cluster());
            }
        }
        return batch.build();
    }

    @Override
    public void wakeUp() {
        doorbell.ring();
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }
}
