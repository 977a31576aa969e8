package io.aftershock.connectors.nats.source;

import io.aftershock.connectors.nats.directory.FleetDirectory;
import io.aftershock.connectors.nats.directory.FleetEnumerator;
import io.aftershock.connectors.nats.directory.FleetEnumerator.Remembered;
import io.aftershock.connectors.nats.directory.FleetEnumerator.Traits;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.ReadingPlan;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.reader.TelemetryReader;
import io.aftershock.connectors.nats.source.split.AssignedClusters;
import io.aftershock.connectors.nats.source.split.AssignedClustersSerializer;
import io.aftershock.connectors.nats.source.split.ClusterSplit;
import io.aftershock.connectors.nats.source.split.ClusterSplitSerializer;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SupportsSplitReassignmentOnRecovery;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The telemetry of a fleet: one split per cluster, which reads all streams that hold the cluster's telemetry.
 *
 * <p>Each stored message comes out once, in the order of its stream, also after a restart of the server or of the job; what
 * expired before it could be read is told as a gap. Nothing that happens to a server fails the job.
 */
public final class JetStreamTelemetrySource
        implements Source<TelemetryRow, ClusterSplit, AssignedClusters>, SupportsSplitReassignmentOnRecovery {

    private static final long serialVersionUID = 1;

    private final FleetDirectory<ClusterTelemetry> directory;
    private final ReadingPlan plan;

    private JetStreamTelemetrySource(FleetDirectory<ClusterTelemetry> directory, ReadingPlan plan) {
        this.directory = directory;
        this.plan = plan;
    }

    /**
     * A source that never ends.
     *
     * @param start where to read a stream of which the state knows no position; of a cluster that joins while the job runs no
     *     more than {@link FleetEnumerator#JOINS_WITH} are read
     */
    public static JetStreamTelemetrySource continuous(List<ClusterTelemetry> clusters, StartingPosition start) {
        return continuous(FleetDirectory.fixed(byName(clusters)), start);
    }

    /** A source that never ends, of clusters that may come and go. */
    public static JetStreamTelemetrySource continuous(
            FleetDirectory<ClusterTelemetry> directory, StartingPosition start) {
        return new JetStreamTelemetrySource(directory, new ReadingPlan(start, false));
    }

    /** A source that ends with the last message that each stream holds when it is first reached. */
    public static JetStreamTelemetrySource bounded(List<ClusterTelemetry> clusters, StartingPosition start) {
        return new JetStreamTelemetrySource(FleetDirectory.fixed(byName(clusters)), new ReadingPlan(start, true));
    }

    private static Map<String, ClusterTelemetry> byName(List<ClusterTelemetry> clusters) {
        Map<String, ClusterTelemetry> fleet = new TreeMap<>();
        for (ClusterTelemetry telemetry : clusters) {
            if (fleet.put(telemetry.cluster(), telemetry) != null) {
                throw new IllegalArgumentException("Two clusters are named " + telemetry.cluster()
                        + "; the state is kept by name, so each needs its own.");
            }
        }
        return fleet;
    }

    @Override
    public Boundedness getBoundedness() {
        return plan.bounded() ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<TelemetryRow, ClusterSplit> createReader(SourceReaderContext context) {
        return new TelemetryReader(plan, context);
    }

    @Override
    public SplitEnumerator<ClusterSplit, AssignedClusters> createEnumerator(
            SplitEnumeratorContext<ClusterSplit> context) {
        return enumerator(context, Remembered.nothing());
    }

    @Override
    public SplitEnumerator<ClusterSplit, AssignedClusters> restoreEnumerator(
            SplitEnumeratorContext<ClusterSplit> context, AssignedClusters remembered) {
        return enumerator(context, new Remembered<>(remembered.readers(), remembered.waiting()));
    }

    @Override
    public SimpleVersionedSerializer<ClusterSplit> getSplitSerializer() {
        return new ClusterSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<AssignedClusters> getEnumeratorCheckpointSerializer() {
        return new AssignedClustersSerializer();
    }

    private SplitEnumerator<ClusterSplit, AssignedClusters> enumerator(
            SplitEnumeratorContext<ClusterSplit> context, Remembered<ClusterSplit> remembered) {
        Traits<ClusterSplit, AssignedClusters> traits = new Traits<>(
                getBoundedness(),
                true,
                ClusterSplit::unread,
                kept -> new AssignedClusters(kept.assigned(), kept.waiting()));
        return new FleetEnumerator<>(directory, context, traits, remembered);
    }
}
