package io.aftershock.connectors.jsz.source;

import io.aftershock.connectors.jsz.cluster.ClusterPoller;
import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.jsz.poll.PollCounters;
import io.aftershock.model.telemetry.TelemetryRow;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/** Reads the one split that its fetcher has: starts the cluster's poller and takes its rounds. */
final class PollSplitReader implements SplitReader<TelemetryRow, PollSplit> {

    /** Some seconds of rounds: enough for a checkpoint to pass, too few to pile up. */
    private static final int MOST_ROUNDS_WAITING = 16;

    private final Map<String, ClusterPolls> configured;
    private final MetricGroup metrics;
    private final Handover handover = new Handover(MOST_ROUNDS_WAITING);
    private @Nullable PollSplit split;
    private @Nullable ClusterPoller poller;

    PollSplitReader(Map<String, ClusterPolls> configured, MetricGroup metrics) {
        this.configured = configured;
        this.metrics = metrics;
    }

    @Override
    public void handleSplitsChanges(SplitsChange<PollSplit> change) {
        for (PollSplit added : change.splits()) {
            split = added;
            ClusterPolls polls = configured.get(added.cluster());
            if (polls != null) {
                PollCounters counters = new PollCounters(metrics, added.cluster());
                poller = ClusterPoller.start(polls, counters, handover::offer);
            }
        }
    }

    @Override
    public RecordsWithSplitIds<TelemetryRow> fetch() throws IOException {
        if (split == null) {
            return records(Map.of(), Set.of());
        }
        if (poller == null) {
            // Restored from a job that polled a cluster which this one does not.
            return records(Map.of(), Set.of(split.splitId()));
        }
        try {
            return records(Map.of(split.splitId(), handover.take()), Set.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for a round of polls", e);
        }
    }

    @Override
    public void wakeUp() {
        handover.wakeUp();
    }

    @Override
    public void close() {
        if (poller != null) {
            poller.close();
        }
    }

    private static RecordsBySplits<TelemetryRow> records(
            Map<String, List<TelemetryRow>> rows, Set<String> finishedSplits) {
        Map<String, Collection<TelemetryRow>> bySplit = new HashMap<>(rows);
        return new RecordsBySplits<>(bySplit, finishedSplits);
    }
}
