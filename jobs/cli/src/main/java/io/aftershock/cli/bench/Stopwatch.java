package io.aftershock.cli.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Measures from the first row on, so that starting a connection or a job does not count. */
final class Stopwatch {

    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile Reading first = new Reading(0, 0);
    private volatile Reading last = first;

    /** A row has come; only the first one counts. */
    void begin() {
        if (!begun.get() && begun.compareAndSet(false, true)) {
            first = Reading.now();
        }
    }

    /** All has been read; the last call counts. */
    void end() {
        last = Reading.now();
    }

    /**
     * What was measured.
     *
     * @throws IllegalStateException if more or fewer rows came than there are
     */
    Rate rate(long rows, long expected, String what) {
        if (rows != expected) {
            throw new IllegalStateException(what + " received " + rows + " of " + expected + " rows");
        }
        return new Rate(rows * 1e9 / (last.nanos() - first.nanos()), (last.cpuNanos() - first.cpuNanos()) / 1e3 / rows);
    }

    private record Reading(long nanos, long cpuNanos) {

        private static Reading now() {
            Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
            return new Reading(System.nanoTime(), cpu.toNanos());
        }
    }
}
