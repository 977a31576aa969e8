package io.aftershock.connectors.jsz.source;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.jsz.poll.PollCounters;
import io.aftershock.connectors.nats.connection.SharedConnections;
import io.aftershock.connectors.nats.directory.FleetReader;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.source.SourceReaderContext;

/** Emits the rows of all clusters that one subtask polls, with the time of receipt as their time stamp. */
@SuppressWarnings("try") // close() may be interrupted: so Flink declares it
public final class PollReader extends FleetReader<TelemetryRow, TelemetryRow, PollSplit, PollSplit, ClusterPolls> {

    /** A reader without clusters. */
    public PollReader(SourceReaderContext context) {
        this(context, new SharedConnections("aftershock-poll"), new ConcurrentHashMap<>());
    }

    /** Counters outlive a cluster's stay: Flink registers a name only once. */
    private PollReader(SourceReaderContext context, SharedConnections connections, Map<String, PollCounters> counters) {
        super(
                () -> new PollSplitReader(
                        connections,
                        cluster -> counters.computeIfAbsent(
                                cluster, name -> new PollCounters(context.metricGroup(), name))),
                (row, output, split) -> output.collect(row, row.receivedMillis()),
                context);
    }

    @Override
    protected PollSplit initializedState(PollSplit split) {
        return split;
    }

    @Override
    protected PollSplit toSplitType(String splitId, PollSplit split) {
        return split;
    }
}
