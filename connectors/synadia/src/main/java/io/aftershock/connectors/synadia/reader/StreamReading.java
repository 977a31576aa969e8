package io.aftershock.connectors.synadia.reader;

import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.ReadingPlan;
import io.aftershock.connectors.synadia.split.StreamSplit;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream being read for as long as it takes: whenever the connection breaks, the other connector's reader is thrown
 * away and another one made behind the last message that was emitted.
 *
 * <p>To make one waits for a server, so that is done on a thread of its own; all else is Flink's task thread.
 */
final class StreamReading {

    private static final Logger LOG = LoggerFactory.getLogger(StreamReading.class);
    private static final long STATUS_MILLIS = 1_000;
    private static final long PAUSE_MILLIS = 1_000;

    private final CaptureStream stream;
    private final ReadingPlan plan;
    private final SourceReaderContext flink;
    private final String cluster;
    private final String id;
    private final ExecutorService opener;
    private final Queue<TelemetryRow> said = new ConcurrentLinkedQueue<>();

    private final AtomicReference<@Nullable OpenStream> found = new AtomicReference<>();
    private volatile CompletableFuture<Void> news = new CompletableFuture<>();
    private volatile boolean cutOff;
    private volatile boolean closed;

    private @Nullable OpenStream open;
    private long sequence;
    private long statusMillis;
    private boolean ended;

    StreamReading(StreamSplit split, CaptureStream stream, ReadingPlan plan, SourceReaderContext flink) {
        this.stream = stream;
        this.plan = plan;
        this.flink = flink;
        this.cluster = split.cluster();
        this.id = split.splitId();
        this.sequence = split.sequence();
        this.opener = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "aftershock-synadia " + id);
            thread.setDaemon(true);
            return thread;
        });
        opener.execute(() -> open(split));
    }

    String cluster() {
        return cluster;
    }

    /** How far everything has been emitted. */
    StreamSplit split() {
        return new StreamSplit(cluster, stream.name(), sequence);
    }

    /** Whether the bounded input has been emitted to its end. */
    boolean hasEnded() {
        return ended;
    }

    /** Done when {@link #emitNext} may have something. */
    CompletableFuture<Void> available() {
        CompletableFuture<Void> heard = news;
        OpenStream reading = open;
        if (reading == null || heard.isDone()) {
            return heard;
        }
        CompletableFuture<Void> message = reading.reader().isAvailable();
        return message.isDone()
                ? message
                : CompletableFuture.anyOf(message, heard).thenAccept(first -> {});
    }

    /** Emits the next row, and returns whether there was one. */
    boolean emitNext(ReaderOutput<TelemetryRow> output) throws Exception {
        if (ended) {
            return false;
        }
        if (news.isDone()) {
            takeIn();
        }
        TelemetryRow word = said.poll();
        if (word != null) {
            OutputOfStream.emit(word, id, output);
            return true;
        }
        return open != null && emitMessage(open, output);
    }

    void close() {
        closed = true; // the interrupt alone is not enough: the client swallows it while it connects
        opener.shutdownNow();
        if (open != null) {
            open.close();
        }
        closeUnused();
    }

    private boolean emitMessage(OpenStream reading, ReaderOutput<TelemetryRow> output) throws Exception {
        reading.reader().pollNext(new OutputOfStream(id, output));
        long emitted = reading.converter().sequence();
        if (emitted <= sequence && !reading.hasEnded()) {
            return false;
        }
        sequence = Math.max(sequence, emitted);
        if (reading.hasEnded()) {
            ended = true;
            close();
        } else {
            sayProgress(reading.converter().pending());
        }
        return true;
    }

    /** Takes in what the other threads have left. */
    private void takeIn() {
        news = new CompletableFuture<>(); // first, so that what follows now rings again
        OpenStream opened = found.getAndSet(null);
        if (opened != null) {
            open = opened;
            sequence = opened.from();
        }
        OpenStream lost = open;
        if (lost != null && lost.broken().hasHappened()) {
            open = null;
            lose("was cut off; it is read on behind the last message that was emitted.");
            StreamSplit from = split();
            opener.execute(() -> {
                lost.close();
                open(from);
            });
        }
    }

    private void open(StreamSplit from) {
        while (!closed) {
            try {
                opened(from, OpenStream.open(from, stream, plan, new Break(this::ring), flink));
                return;
            } catch (Exception e) {
                if (!closed) {
                    LOG.debug("Cannot open {}", id, e);
                    lose("cannot be opened, and is tried again each second: " + e.getMessage());
                    pause();
                }
            }
        }
    }

    private void opened(StreamSplit from, OpenStream stream) {
        if (from.sequence() > stream.from()) {
            say(Condition.STREAM_RECREATED, 0, "was made anew, and is read from its first message on.");
        }
        if (cutOff) {
            cutOff = false;
            say(Condition.RESTORED, 0, "works again.");
        }
        found.set(stream);
        ring();
        if (closed) {
            closeUnused();
        }
    }

    private void closeUnused() {
        OpenStream unused = found.getAndSet(null);
        if (unused != null) {
            unused.close();
        }
    }

    private static void pause() {
        try {
            // At random, lest all readers of a server come back at the same moment.
            TimeUnit.MILLISECONDS.sleep(
                    PAUSE_MILLIS / 2 + ThreadLocalRandom.current().nextLong(PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void lose(String why) {
        if (!cutOff) {
            cutOff = true;
            say(Condition.CUT_OFF, 0, why);
        }
    }

    private void sayProgress(long pending) {
        long now = System.currentTimeMillis();
        if (now - statusMillis >= STATUS_MILLIS) {
            statusMillis = now;
            if (pending == 0) {
                say(Condition.CAUGHT_UP, 0, "has nothing that was not emitted. Nothing to do.");
            } else {
                say(Condition.BEHIND, pending, "holds messages that wait to be emitted.");
            }
        }
    }

    private void say(Condition condition, long messages, String what) {
        said.add(status(condition, messages, what));
        ring();
    }

    private TelemetryRow status(Condition condition, long messages, String what) {
        String detail = "Cluster %s: %s %s".formatted(cluster, stream.name(), what);
        return TelemetryRow.status(
                cluster, System.currentTimeMillis(), new SourceStatus(condition, stream.name(), messages, 0, detail));
    }

    private void ring() {
        news.complete(null);
    }
}
