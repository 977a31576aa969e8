package io.aftershock.connectors.nats.source.reader;

import io.aftershock.connectors.nats.connection.SharedConnections;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.CoreSubscription;
import io.aftershock.connectors.nats.source.fleet.ReadingPlan;
import io.aftershock.connectors.nats.source.merge.Arrival.Happened;
import io.aftershock.connectors.nats.source.merge.Arrival.Heard;
import io.aftershock.connectors.nats.source.merge.Arrival.Stored;
import io.aftershock.connectors.nats.source.merge.Arrivals;
import io.aftershock.connectors.nats.source.merge.Doorbell;
import io.aftershock.connectors.nats.source.merge.Lane;
import io.aftershock.connectors.nats.source.merge.Progress;
import io.aftershock.connectors.nats.source.merge.StoredTimeMerge;
import io.aftershock.connectors.nats.source.merge.StoredTimeMerge.Turn;
import io.aftershock.connectors.nats.source.split.ClusterSplit;
import io.aftershock.connectors.nats.source.split.ClusterSplitState;
import io.aftershock.connectors.nats.source.stream.LaneReader;
import io.aftershock.connectors.nats.source.stream.StreamReader;
import io.aftershock.connectors.nats.source.stream.SubscriptionReader;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.ArrayList;
import java.util.List;

/** One cluster being read: its streams, each with a reader and a lane, merged into rows with a word on progress each second. */
final class ClusterReading implements AutoCloseable {

    private static final int BATCH_ROWS = 2_000;
    private static final int BATCH_BYTES = 1 << 20;
    private static final long STATUS_MILLIS = 1_000;
    private static final long PATIENCE_MILLIS = 2_000;
    private static final long TIME_TO_STOP_MILLIS = 300;

    /** How long nothing is looked at if nobody rings: short enough for a lane's patience to end in time. */
    private static final long LOOK_MILLIS = 250;

    private final String cluster;
    private final Doorbell doorbell;
    private final ClusterMetrics metrics;
    private final List<String> names = new ArrayList<>();
    private final List<LaneReader> readers = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final StoredTimeMerge merge = new StoredTimeMerge(lanes, PATIENCE_MILLIS);
    private final StoredTimeMerge leftover = new StoredTimeMerge(lanes, 0);
    private final Progress progress;
    private final long[] emittedBytes;
    private final ClusterSplitState handedOver;
    private final boolean bounded;

    private long statusMillis;
    private long storedMillis;
    private boolean draining;
    private boolean ended;

    ClusterReading(
            ClusterTelemetry telemetry,
            ClusterSplit split,
            SharedConnections connections,
            ReadingPlan plan,
            Doorbell doorbell,
            ClusterMetrics metrics) {
        this.cluster = telemetry.cluster();
        this.doorbell = doorbell;
        this.metrics = metrics;
        this.handedOver = new ClusterSplitState(split);
        this.bounded = plan.bounded();
        this.progress = new Progress(cluster, names, lanes);
        this.emittedBytes =
                new long[telemetry.streams().size() + telemetry.subscriptions().size()];
        this.statusMillis = System.currentTimeMillis();
        ReadingPlan own = plan.notBefore(split.notBeforeMillis());
        for (CaptureStream stream : telemetry.streams()) {
            Arrivals arrivals = lane(stream.name());
            readers.add(new StreamReader(
                    cluster, stream, connections, own, split.positions().get(stream.name()), arrivals));
        }
        for (CoreSubscription subscription : telemetry.subscriptions()) {
            Arrivals arrivals = lane(subscription.name());
            readers.add(new SubscriptionReader(cluster, subscription, connections, arrivals));
        }
        readers.forEach(LaneReader::start);
    }

    private Arrivals lane(String name) {
        Arrivals arrivals = new Arrivals(doorbell);
        names.add(name);
        lanes.add(new Lane(arrivals, statusMillis));
        return arrivals;
    }

    String cluster() {
        return cluster;
    }

    /** Of its streams and subscriptions. */
    List<String> names() {
        return names;
    }

    boolean hasEnded() {
        return ended;
    }

    /** How far each stream has been read in the rows that were returned. */
    ClusterSplit handedOver() {
        return handedOver.toSplit();
    }

    /** Takes nothing more from the streams; it ends when what has been taken was returned. */
    void drain() {
        close();
        draining = true;
    }

    /** The next rows, at most about a megabyte; empty if none came for a while or somebody rang. */
    List<PositionedRow> next() {
        List<PositionedRow> batch = new ArrayList<>();
        fill(batch);
        if (draining) {
            ended = batch.isEmpty();
            return batch;
        }
        addProgress(batch);
        if (batch.isEmpty() && !ended) {
            doorbell.pause(LOOK_MILLIS);
        }
        return batch;
    }

    @Override
    public void close() {
        readers.forEach(LaneReader::close);
        try {
            for (LaneReader reader : readers) {
                reader.awaitStopped(TIME_TO_STOP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fill(List<PositionedRow> batch) {
        long now = System.currentTimeMillis();
        lanes.forEach(Lane::refill);
        long bytes = 0;
        Turn turn;
        while (batch.size() < BATCH_ROWS
                && bytes < BATCH_BYTES
                && (turn = (draining ? leftover : merge).next(now)) != null) {
            bytes += add(turn, now, batch);
        }
        for (int i = 0; i < emittedBytes.length; i++) {
            if (emittedBytes[i] > 0) {
                readers.get(i).emitted(emittedBytes[i]);
                emittedBytes[i] = 0;
            }
        }
    }

    /** Adds what is emitted for it, and returns its size in bytes. */
    private int add(Turn turn, long now, List<PositionedRow> batch) {
        String stream = names.get(turn.lane());
        if (turn.arrival() instanceof Stored stored) {
            storedMillis = stored.row().receivedMillis();
            emittedBytes[turn.lane()] += stored.bytes();
            metrics.emitted(stored.row());
            step(new PositionedRow(stored.row(), stream, stored.position()), batch);
            return stored.bytes();
        } else if (turn.arrival() instanceof Heard heard && heard.position() != null) {
            step(new PositionedRow(null, stream, heard.position()), batch);
        } else if (turn.arrival() instanceof Happened happened) {
            addStatus(TelemetryRow.status(cluster, now, happened.status()), happened.status(), batch);
            if (!happened.status().isRead()) {
                addIfAllLost(now, batch);
            }
        }
        return 0;
    }

    /** Said at once: by the next second one of them may be back, and nobody would know that none was read. */
    private void addIfAllLost(long now, List<PositionedRow> batch) {
        TelemetryRow lost = progress.allLost(now);
        if (lost != null && lost.status() != null) {
            metrics.stands(lost.status());
            batch.add(PositionedRow.of(lost));
        }
    }

    private void step(PositionedRow step, List<PositionedRow> batch) {
        batch.add(step);
        if (step.stream() != null && step.position() != null) {
            handedOver.advance(step.stream(), step.position());
        }
    }

    private void addProgress(List<PositionedRow> batch) {
        long now = System.currentTimeMillis();
        if (bounded && lanes.stream().allMatch(Lane::hasEnded)) {
            ended = true;
            SourceStatus end = Endings.read(cluster);
            addStatus(TelemetryRow.status(cluster, now, end), end, batch);
        } else if (now - statusMillis >= STATUS_MILLIS) {
            statusMillis = now;
            TelemetryRow row = progress.at(now, storedMillis);
            if (row != null && row.status() != null) {
                metrics.stands(row.status());
                batch.add(PositionedRow.of(row));
            }
        }
    }

    private void addStatus(TelemetryRow row, SourceStatus status, List<PositionedRow> batch) {
        metrics.happened(status);
        batch.add(PositionedRow.of(row));
    }
}
