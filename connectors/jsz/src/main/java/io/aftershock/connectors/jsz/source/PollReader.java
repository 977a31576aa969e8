package io.aftershock.connectors.jsz.source;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.Map;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SourceReaderBase;

/** Emits the rows of all clusters that one subtask polls, with the time of receipt as their time stamp. */
@SuppressWarnings("try") // close() may be interrupted: so Flink declares it
public final class PollReader extends SourceReaderBase<TelemetryRow, TelemetryRow, PollSplit, PollSplit> {

    public PollReader(Map<String, ClusterPolls> configured, SourceReaderContext context) {
        super(
                new PollFetchers(
                        () -> new PollSplitReader(configured, context.metricGroup()), context.getConfiguration()),
                (row, output, split) -> output.collect(row, row.receivedMillis()),
                context.getConfiguration(),
                context);
    }

    @Override
    protected void onSplitFinished(Map<String, PollSplit> finished) {
        // A cluster that is not configured any more: there is nothing left to do for it.
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
