package io.aftershock.cli.bench;

import java.util.concurrent.atomic.AtomicLong;

/** Measures from the first row on, so that starting a connection or a job does not count. */
final class Stopwatch {

    private final AtomicLong beganNanos = new AtomicLong();
    private final AtomicLong endedNanos = new AtomicLong();

    /** A row has come; only the first one counts. */
    void begin() {
        if (beganNanos.get() == 0) {
            beganNanos.compareAndSet(0, System.nanoTime());
        }
    }

    /** All has been read; the last call counts. */
    void end() {
        endedNanos.set(System.nanoTime());
    }

    /**
     * Rows per second.
     *
     * @throws IllegalStateException if more or fewer rows came than there are
     */
    double rate(long rows, long expected, String what) {
        if (rows != expected) {
            throw new IllegalStateException(what + " received " + rows + " of " + expected + " rows");
        }
        return rows * 1e9 / (endedNanos.get() - beganNanos.get());
    }
}
