package io.aftershock.connectors.jsz;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.jsz.source.PollAssignment;
import io.aftershock.connectors.jsz.source.PollAssignmentSerializer;
import io.aftershock.connectors.jsz.source.PollReader;
import io.aftershock.connectors.jsz.source.PollSplit;
import io.aftershock.connectors.jsz.source.PollSplitSerializer;
import io.aftershock.connectors.nats.directory.FleetDirectory;
import io.aftershock.connectors.nats.directory.FleetEnumerator;
import io.aftershock.connectors.nats.directory.FleetEnumerator.Remembered;
import io.aftershock.connectors.nats.directory.FleetEnumerator.Traits;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SupportsSplitReassignmentOnRecovery;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source of what the servers of many clusters answer when they are polled.
 *
 * <p>What it guarantees:
 *
 * <ul>
 *   <li>A round of polls arrives whole or not at all. A server that owes an answer is a row that says so.
 *   <li>Nothing is made up for: a round that was missed by a restart, an overrun or a job that takes no rows is not made
 *       later. The last two are counted.
 *   <li>No cluster waits for another, and no round for a server: not for one that is dead, nor for one that hangs.
 *   <li>A cluster that cannot be reached does not fail the job. It is tried until it can.
 * </ul>
 *
 * <p>Of a round of health, {@code asked} names the servers whose connections were open and took the request. A server that
 * died is therefore missing from it at once. One that hangs stays in it until its connection has missed its pings, some 15
 * seconds, and looks like a dead one from then on. One that answers although it is not in {@code asked} is fine: it is the
 * poller that cannot reach it.
 *
 * <p>None of the requests is a JetStream API call, so none is in the audits that the job counts.
 */
public final class PollSource
        implements Source<TelemetryRow, PollSplit, PollAssignment>,
                ResultTypeQueryable<TelemetryRow>,
                SupportsSplitReassignmentOnRecovery {

    private static final long serialVersionUID = 1;

    private final FleetDirectory<ClusterPolls> directory;

    /** A source of the polls of these clusters, each of which has a name of its own. */
    public PollSource(List<ClusterPolls> polls) {
        this(FleetDirectory.fixed(byName(polls)));
    }

    /** A source of the polls of clusters that may come and go. */
    public PollSource(FleetDirectory<ClusterPolls> directory) {
        this.directory = directory;
    }

    private static Map<String, ClusterPolls> byName(List<ClusterPolls> polls) {
        Map<String, ClusterPolls> byName = new TreeMap<>();
        for (ClusterPolls one : polls) {
            if (byName.put(one.cluster(), one) != null) {
                throw new IllegalArgumentException("cluster " + one.cluster() + " is given twice");
            }
        }
        return byName;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<TelemetryRow, PollSplit> createReader(SourceReaderContext context) {
        return new PollReader(context);
    }

    @Override
    public SplitEnumerator<PollSplit, PollAssignment> createEnumerator(SplitEnumeratorContext<PollSplit> context) {
        return enumerator(context, Remembered.nothing());
    }

    @Override
    public SplitEnumerator<PollSplit, PollAssignment> restoreEnumerator(
            SplitEnumeratorContext<PollSplit> context, PollAssignment assignment) {
        return enumerator(context, new Remembered<>(List.copyOf(assignment.clusters()), List.of()));
    }

    /** Nothing is told of the directory here: the source of the advisories does that. */
    private SplitEnumerator<PollSplit, PollAssignment> enumerator(
            SplitEnumeratorContext<PollSplit> context, Remembered<PollSplit> remembered) {
        Traits<PollSplit, PollAssignment> traits = new Traits<>(
                Boundedness.CONTINUOUS_UNBOUNDED,
                false,
                (cluster, notBeforeMillis) -> new PollSplit(cluster),
                kept -> new PollAssignment(Set.copyOf(kept.assigned())));
        return new FleetEnumerator<>(directory, context, traits, remembered);
    }

    @Override
    public SimpleVersionedSerializer<PollSplit> getSplitSerializer() {
        return new PollSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<PollAssignment> getEnumeratorCheckpointSerializer() {
        return new PollAssignmentSerializer();
    }

    @Override
    public TypeInformation<TelemetryRow> getProducedType() {
        return TypeInformation.of(TelemetryRow.class);
    }
}
