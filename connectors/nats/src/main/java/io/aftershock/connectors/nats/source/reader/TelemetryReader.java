package io.aftershock.connectors.nats.source.reader;

import io.aftershock.connectors.nats.connection.SharedConnections;
import io.aftershock.connectors.nats.directory.FleetReader;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.ReadingPlan;
import io.aftershock.connectors.nats.source.split.ClusterSplit;
import io.aftershock.connectors.nats.source.split.ClusterSplitState;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.source.SourceReaderContext;

/** Reads the telemetry of the clusters that this subtask has been given. */
@SuppressWarnings("try") // Flink's own close may be interrupted; only Flink calls it
public final class TelemetryReader
        extends FleetReader<PositionedRow, TelemetryRow, ClusterSplit, ClusterSplitState, ClusterTelemetry> {

    /** A reader without clusters. */
    public TelemetryReader(ReadingPlan plan, SourceReaderContext context) {
        this(plan, context, new SharedConnections("source"), new ConcurrentHashMap<>());
    }

    /** Metrics outlive a cluster's stay: Flink registers a name only once. */
    private TelemetryReader(
            ReadingPlan plan,
            SourceReaderContext context,
            SharedConnections connections,
            Map<String, ClusterMetrics> metrics) {
        super(
                () -> new ClusterFetcher(
                        connections,
                        plan,
                        cluster -> metrics.computeIfAbsent(
                                cluster, name -> new ClusterMetrics(context.metricGroup(), name))),
                new RowEmitter(),
                context);
    }

    @Override
    protected ClusterSplitState initializedState(ClusterSplit split) {
        return new ClusterSplitState(split);
    }

    @Override
    protected ClusterSplit toSplitType(String cluster, ClusterSplitState state) {
        return state.toSplit();
    }
}
