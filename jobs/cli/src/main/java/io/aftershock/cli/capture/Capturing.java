package io.aftershock.cli.capture;

import io.aftershock.cli.run.EmbeddedJob;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A capture on its way: the job that reads, and the recording that it fills; ended once, by the clock or by a signal. */
final class Capturing implements AutoCloseable {

    private static final long PROGRESS_MILLIS = 10_000;

    /** A job that has not begun by then is told about all the same. */
    private static final long START_WITHIN_MILLIS = 60_000;

    private static final double MEGABYTE = 1e6;

    private final EmbeddedJob job;
    private final Recording recording;
    private final PrintWriter progress;
    private volatile long startedMillis = System.currentTimeMillis();
    private volatile boolean ended;

    Capturing(EmbeddedJob job, Recording recording, PrintWriter progress) {
        this.job = job;
        this.recording = recording;
        this.progress = progress;
    }

    /**
     * Waits for the end of that time, which begins when the job runs, and says now and then how far it is.
     *
     * @throws Exception why it ended before its time
     */
    void await(Duration length) throws Exception {
        CompletableFuture<Object> over = CompletableFuture.anyOf(job.ended(), recording.failure());
        if (isOver(CompletableFuture.anyOf(over, recording.running()), START_WITHIN_MILLIS) && over.isDone()) {
            isOver(over, 0); // why
            return;
        }
        startedMillis = System.currentTimeMillis();
        long leftMillis = length.toMillis();
        while (leftMillis > 0 && !isOver(over, Math.min(leftMillis, PROGRESS_MILLIS))) {
            tell("recording");
            leftMillis = length.toMillis() - (System.currentTimeMillis() - startedMillis);
        }
    }

    /** Whether it is done within that time; throws why it failed, if it was not stopped on purpose. */
    private boolean isOver(CompletableFuture<Object> what, long millis) throws Exception {
        try {
            what.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (ended) {
                return true; // told to stop; the job was cancelled for it
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Ends it; who comes second waits for the first, so that the process does not end before the capture is whole. */
    @Override
    public synchronized void close() throws Exception {
        if (ended) {
            return;
        }
        ended = true;
        try {
            job.close();
        } finally {
            recording.close();
            tell("recorded");
        }
    }

    private void tell(String what) {
        progress.printf(
                Locale.ROOT,
                "aftershock: %s: %d rows, %.1f MB, %d s%n",
                what,
                recording.rows(),
                recording.bytes() / MEGABYTE,
                (System.currentTimeMillis() - startedMillis) / 1_000);
        progress.flush();
    }
}
