package io.aftershock.connectors.jsz.source;

import io.aftershock.connectors.jsz.cluster.ClusterPoller;
import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.jsz.poll.PollCounters;
import io.aftershock.connectors.nats.connection.SharedConnections;
import io.aftershock.connectors.nats.directory.DirectedFetcher;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.TelemetryRow;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.jspecify.annotations.Nullable;

/** Reads the one split that its fetcher has: starts the cluster's poller, by the definition told last, and takes its rounds. */
final class PollSplitReader implements DirectedFetcher<TelemetryRow, PollSplit, ClusterPolls> {

    /** Some seconds of rounds: enough for a checkpoint to pass, too few to pile up. */
    private static final int MOST_ROUNDS_WAITING = 16;

    private final SharedConnections connections;
    private final Function<String, PollCounters> counters;
    private final Handover handover = new Handover(MOST_ROUNDS_WAITING);

    /** What was told and has not been done: on the thread that fetches. */
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();

    private @Nullable PollSplit split;
    private @Nullable ClusterPoller poller;
    private boolean leaving;

    PollSplitReader(SharedConnections connections, Function<String, PollCounters> counters) {
        this.connections = connections;
        this.counters = counters;
    }

    @Override
    public void handleSplitsChanges(SplitsChange<PollSplit> change) {
        split = change.splits().get(0);
    }

    @Override
    public void define(ClusterPolls polls) {
        order(() -> {
            close();
            poller = ClusterPoller.start(polls, counters.apply(polls.cluster()), connections, handover::offer);
        });
    }

    @Override
    public void tell(SourceStatus status) {
        // The source of the advisories says it.
    }

    @Override
    public void leave() {
        order(() -> {
            close();
            leaving = true;
        });
    }

    private void order(Runnable what) {
        orders.add(what);
        handover.wakeUp();
    }

    @Override
    public RecordsWithSplitIds<TelemetryRow> fetch() throws IOException {
        Runnable order;
        while ((order = orders.poll()) != null) {
            order.run();
        }
        if (split == null) {
            return records(Map.of(), Set.of());
        }
        if (leaving) {
            return records(Map.of(split.splitId(), handover.rest()), Set.of(split.splitId()));
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
            poller = null;
        }
    }

    private static RecordsBySplits<TelemetryRow> records(
            Map<String, List<TelemetryRow>> rows, Set<String> finishedSplits) {
        Map<String, Collection<TelemetryRow>> bySplit = new HashMap<>(rows);
        return new RecordsBySplits<>(bySplit, finishedSplits);
    }
}
