package io.aftershock.connectors.nats.source.reader;

import io.aftershock.connectors.nats.connection.SharedConnections;
import io.aftershock.connectors.nats.directory.DirectedFetcher;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.ReadingPlan;
import io.aftershock.connectors.nats.source.merge.Doorbell;
import io.aftershock.connectors.nats.source.split.ClusterSplit;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.jspecify.annotations.Nullable;

/**
 * The fetcher of one cluster: turns what its streams bring into batches of rows, by the definition that it was told last.
 * Until it has been told one it waits.
 */
final class ClusterFetcher implements DirectedFetcher<PositionedRow, ClusterSplit, ClusterTelemetry> {

    private static final long LOOK_MILLIS = 250;

    private final SharedConnections connections;
    private final ReadingPlan plan;
    private final Function<String, ClusterMetrics> metrics;
    private final Doorbell doorbell = new Doorbell();

    /** What was told and has not been done: on the thread that fetches. */
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();

    private final DirectoryWord word = new DirectoryWord();
    private @Nullable ClusterSplit split;
    private @Nullable ClusterReading reading;
    private boolean leaving;

    ClusterFetcher(SharedConnections connections, ReadingPlan plan, Function<String, ClusterMetrics> metrics) {
        this.connections = connections;
        this.plan = plan;
        this.metrics = metrics;
    }

    @Override
    public void handleSplitsChanges(SplitsChange<ClusterSplit> change) {
        split = change.splits().get(0);
    }

    @Override
    public void define(ClusterTelemetry telemetry) {
        order(() -> read(telemetry));
    }

    @Override
    public void tell(SourceStatus status) {
        order(() -> word.said(status, System.currentTimeMillis()));
    }

    @Override
    public void leave() {
        order(() -> {
            leaving = true;
            if (reading != null) {
                reading.drain();
            }
        });
    }

    private void order(Runnable what) {
        orders.add(what);
        doorbell.ring();
    }

    @Override
    public RecordsWithSplitIds<PositionedRow> fetch() {
        Runnable order;
        while ((order = orders.poll()) != null) {
            order.run();
        }
        RecordsBySplits.Builder<PositionedRow> batch = new RecordsBySplits.Builder<>();
        if (split == null) {
            return batch.build();
        }
        List<PositionedRow> rows = next();
        boolean ended = reading == null ? leaving : reading.hasEnded();
        long now = System.currentTimeMillis();
        word.due(now).forEach(status -> addStatus(rows, status, split.cluster(), now));
        if (ended && leaving) {
            addStatus(rows, Endings.left(split.cluster()), split.cluster(), now);
        }
        if (!rows.isEmpty()) {
            batch.addAll(split.cluster(), rows);
        }
        if (ended) {
            batch.addFinishedSplit(split.cluster());
        }
        return batch.build();
    }

    private List<PositionedRow> next() {
        if (reading != null) {
            return reading.next();
        }
        if (!leaving) {
            doorbell.pause(LOOK_MILLIS);
        }
        return new ArrayList<>();
    }

    /** Goes on behind the last row that was handed over, so that nothing is lost or comes twice. */
    private void read(ClusterTelemetry telemetry) {
        if (split == null || leaving) {
            return;
        }
        Set<String> before = split.positions().keySet();
        if (reading != null) {
            before = Set.copyOf(reading.names());
            split = reading.handedOver();
            reading.close();
        }
        before.stream().filter(name -> !telemetry.names().contains(name)).forEach(word::dropped);
        reading = new ClusterReading(telemetry, split, connections, plan, doorbell, metrics.apply(split.cluster()));
    }

    private static void addStatus(List<PositionedRow> rows, SourceStatus status, String cluster, long nowMillis) {
        rows.add(PositionedRow.of(TelemetryRow.status(cluster, nowMillis, status)));
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
