package io.aftershock.connectors.nats.source.reader;

import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.ReadingPlan;
import io.aftershock.connectors.nats.source.split.ClusterSplit;
import io.aftershock.connectors.nats.source.split.ClusterSplitState;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.Map;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SourceReaderBase;

/** Reads the clusters that this subtask has been given. */
@SuppressWarnings("try") // Flink's own close may be interrupted; only Flink calls it
public final class TelemetryReader
        extends SourceReaderBase<PositionedRow, TelemetryRow, ClusterSplit, ClusterSplitState> {

    /**
     * A reader without clusters.
     *
     * @param fleet all clusters of the configuration, by name
     */
    public TelemetryReader(Map<String, ClusterTelemetry> fleet, ReadingPlan plan, SourceReaderContext context) {
        super(
                new OneFetcherPerCluster(
                        () -> new ClusterFetcher(fleet, plan, context.metricGroup()), context.getConfiguration()),
                new RowEmitter(),
                context.getConfiguration(),
                context);
    }

    @Override
    protected void onSplitFinished(Map<String, ClusterSplitState> finished) {
        // A bounded cluster has been read to its end; nobody has to be asked for more.
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
