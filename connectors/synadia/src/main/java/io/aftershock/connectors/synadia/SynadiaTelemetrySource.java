package io.aftershock.connectors.synadia;

import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.ReadingPlan;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.synadia.reader.TelemetryReader;
import io.aftershock.connectors.synadia.split.AssignedStreams;
import io.aftershock.connectors.synadia.split.AssignedStreamsSerializer;
import io.aftershock.connectors.synadia.split.StreamEnumerator;
import io.aftershock.connectors.synadia.split.StreamSplit;
import io.aftershock.connectors.synadia.split.StreamSplitSerializer;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The telemetry of a fleet, read by {@code io.synadia:flink-connector-nats}: to be put in the place of {@code
 * JetStreamTelemetrySource} by whoever uses that connector already and wants no other.
 *
 * <p>Its readers are theirs; who hands out the streams, and how connections are made and kept, is ours. What it does less well
 * than our own source stands in the README of this module.
 */
public final class SynadiaTelemetrySource implements Source<TelemetryRow, StreamSplit, AssignedStreams> {

    private static final long serialVersionUID = 1L;

    private final TreeMap<String, CaptureStream> streams = new TreeMap<>();
    private final ArrayList<UnreadStream> unread = new ArrayList<>();
    private final ReadingPlan plan;

    private SynadiaTelemetrySource(List<ClusterTelemetry> clusters, ReadingPlan plan) {
        this.plan = plan;
        for (ClusterTelemetry telemetry : clusters) {
            for (CaptureStream stream : telemetry.streams()) {
                UnreadStream one = new UnreadStream(telemetry.cluster(), stream.name());
                if (streams.put(one.split().splitId(), stream) != null) {
                    throw new IllegalArgumentException("Two clusters are named " + telemetry.cluster()
                            + "; the state is kept by name, so each needs its own.");
                }
                unread.add(one);
            }
        }
    }

    /** A source of these clusters that never ends, and starts with the first message that each stream holds. */
    public static SynadiaTelemetrySource of(ClusterTelemetry... clusters) {
        return continuous(List.of(clusters), StartingPosition.all());
    }

    /**
     * A source that never ends.
     *
     * @param start where to read a stream of which the state knows no position
     */
    public static SynadiaTelemetrySource continuous(List<ClusterTelemetry> clusters, StartingPosition start) {
        return new SynadiaTelemetrySource(clusters, new ReadingPlan(start, false));
    }

    /** A source that ends with the last message that each stream holds when it is first reached. */
    public static SynadiaTelemetrySource bounded(List<ClusterTelemetry> clusters, StartingPosition start) {
        return new SynadiaTelemetrySource(clusters, new ReadingPlan(start, true));
    }

    @Override
    public Boundedness getBoundedness() {
        return plan.bounded() ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<TelemetryRow, StreamSplit> createReader(SourceReaderContext context) {
        return new TelemetryReader(streams, plan, context);
    }

    @Override
    public SplitEnumerator<StreamSplit, AssignedStreams> createEnumerator(SplitEnumeratorContext<StreamSplit> context) {
        return enumerator(context, null);
    }

    @Override
    public SplitEnumerator<StreamSplit, AssignedStreams> restoreEnumerator(
            SplitEnumeratorContext<StreamSplit> context, AssignedStreams remembered) {
        return enumerator(context, remembered);
    }

    @Override
    public SimpleVersionedSerializer<StreamSplit> getSplitSerializer() {
        return new StreamSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<AssignedStreams> getEnumeratorCheckpointSerializer() {
        return new AssignedStreamsSerializer();
    }

    private StreamEnumerator enumerator(
            SplitEnumeratorContext<StreamSplit> context, @Nullable AssignedStreams remembered) {
        List<StreamSplit> splits = unread.stream().map(UnreadStream::split).toList();
        return new StreamEnumerator(context, splits, plan.bounded(), remembered);
    }

    /** A split of which nothing has been read, in a form that travels with the job. */
    private record UnreadStream(String cluster, String stream) implements java.io.Serializable {
        StreamSplit split() {
            return StreamSplit.unread(cluster, stream);
        }
    }
}
