package io.aftershock.cli.capture;

import io.aftershock.connectors.capture.CaptureOutput;
import io.aftershock.connectors.capture.CaptureRowWriter;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.redact.RowRedaction;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A capture that is being written by the job in this process.
 *
 * <p>It outlives a restart of the job, and is whole when it is closed, whatever became of the job.
 */
final class Recording implements AutoCloseable {

    private static final Map<String, Recording> OPEN = new ConcurrentHashMap<>();

    private final String name;
    private final CaptureOutput output;
    private final @Nullable RowRedaction redaction;
    private final CaptureRowWriter writer = new CaptureRowWriter();
    private final CompletableFuture<Void> running = new CompletableFuture<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private long rows;
    private boolean closed;

    private Recording(String name, CaptureOutput output, @Nullable RowRedaction redaction) {
        this.name = name;
        this.output = output;
        this.redaction = redaction;
    }

    /** Begins to record; {@code redaction} null to leave rows as they are. */
    static Recording open(String name, boolean overwrite, @Nullable RowRedaction redaction) throws IOException {
        Recording recording = new Recording(name, CaptureOutput.open(name, overwrite), redaction);
        OPEN.put(name, recording);
        return recording;
    }

    static Recording named(String name) {
        Recording recording = OPEN.get(name);
        if (recording == null) {
            throw new IllegalStateException("capture " + name + " is not being recorded in this process");
        }
        return recording;
    }

    /**
     * Says first that the cluster's source will tell how far it is. Then a replay believes it, as the job does, and else it
     * would take the cluster for caught up, and drop what came after an interruption.
     */
    void begin(String cluster, long nowMillis) throws IOException {
        SourceStatus status = new SourceStatus(Condition.BEHIND, "capture", 0, 0, "the recording begins");
        record(TelemetryRow.status(cluster, nowMillis, status));
    }

    synchronized void record(TelemetryRow row) throws IOException {
        if (closed) {
            return; // what is in flight when a capture ends is no part of it
        }
        try {
            output.write(writer.line(redaction == null ? row : redaction.redacted(row)));
        } catch (IOException e) {
            failure.completeExceptionally(e);
            throw e;
        }
        if (row.kind() != TelemetryRow.Kind.STATUS) {
            rows++;
        }
    }

    synchronized void flush() throws IOException {
        if (closed) {
            return;
        }
        try {
            output.flush();
        } catch (IOException e) {
            failure.completeExceptionally(e);
            throw e;
        }
    }

    /** The job runs, and rows may come. */
    void runs() {
        running.complete(null);
    }

    /** Done once rows may come. */
    CompletableFuture<Void> running() {
        return running;
    }

    /** Fails when the capture cannot be written; else it is never done. */
    CompletableFuture<Void> failure() {
        return failure;
    }

    /** Rows recorded, those of sources about themselves left out. */
    synchronized long rows() {
        return rows;
    }

    synchronized long bytes() {
        return output.bytes();
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            OPEN.remove(name);
            output.close();
        }
    }
}
