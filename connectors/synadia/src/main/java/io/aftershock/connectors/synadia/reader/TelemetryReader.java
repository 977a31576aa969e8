package io.aftershock.connectors.synadia.reader;

import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.ReadingPlan;
import io.aftershock.connectors.synadia.split.StreamSplit;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the streams that this subtask has been given, of as many clusters as there are; they take turns. */
public final class TelemetryReader implements SourceReader<TelemetryRow, StreamSplit> {

    private static final Logger LOG = LoggerFactory.getLogger(TelemetryReader.class);

    private final Map<String, CaptureStream> streams;
    private final ReadingPlan plan;
    private final SourceReaderContext flink;
    private final Counter rows;
    private final List<StreamReading> readings = new ArrayList<>();
    private CompletableFuture<Void> given = new CompletableFuture<>();
    private boolean complete;
    private int turn;

    /**
     * A reader without streams.
     *
     * @param streams all streams of the configuration, by the ids of their splits
     */
    public TelemetryReader(Map<String, CaptureStream> streams, ReadingPlan plan, SourceReaderContext flink) {
        this.streams = streams;
        this.plan = plan;
        this.flink = flink;
        this.rows = flink.metricGroup().getIOMetricGroup().getNumRecordsInCounter();
    }

    @Override
    public void start() {}

    @Override
    public void addSplits(List<StreamSplit> splits) {
        for (StreamSplit split : splits) {
            CaptureStream stream = streams.get(split.splitId());
            if (stream == null) {
                LOG.warn(
                        "The state has a position of {}, which is not in the configuration; it is forgotten.",
                        split.splitId());
            } else {
                readings.add(new StreamReading(split, stream, plan, flink));
            }
        }
        given.complete(null);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<TelemetryRow> output) throws Exception {
        if (given.isDone()) {
            given = new CompletableFuture<>();
        }
        for (int tried = 0; tried < readings.size(); tried++) {
            turn = (turn + 1) % readings.size();
            if (readings.get(turn).emitNext(output)) {
                rows.inc();
                if (readings.get(turn).hasEnded()) {
                    endCluster(readings.get(turn).cluster(), output);
                }
                return InputStatus.MORE_AVAILABLE;
            }
        }
        return hasEnded() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        List<CompletableFuture<Void>> any = new ArrayList<>();
        any.add(given); // whoever waits while there are no streams has to hear of the first one
        for (StreamReading reading : readings) {
            if (!reading.hasEnded()) {
                any.add(reading.available());
            }
        }
        return CompletableFuture.anyOf(any.toArray(CompletableFuture[]::new)).thenAccept(first -> {});
    }

    @Override
    public List<StreamSplit> snapshotState(long checkpointId) {
        return readings.stream().map(StreamReading::split).toList();
    }

    @Override
    public void notifyNoMoreSplits() {
        complete = true;
        given.complete(null);
    }

    @Override
    public void close() {
        readings.forEach(StreamReading::close);
    }

    /** Says that nothing follows, once each of the cluster's streams has ended; all of them are read here. */
    private void endCluster(String cluster, ReaderOutput<TelemetryRow> output) {
        if (readings.stream()
                .filter(reading -> reading.cluster().equals(cluster))
                .allMatch(StreamReading::hasEnded)) {
            TelemetryRow end = TelemetryRow.status(
                    cluster,
                    System.currentTimeMillis(),
                    new SourceStatus(
                            Condition.END_OF_INPUT,
                            cluster,
                            0,
                            0,
                            "Cluster " + cluster + " has been read to its end."));
            output.collect(end, end.receivedMillis());
        }
    }

    private boolean hasEnded() {
        return complete && readings.stream().allMatch(StreamReading::hasEnded);
    }
}
