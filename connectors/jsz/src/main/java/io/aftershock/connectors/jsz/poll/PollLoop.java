package io.aftershock.connectors.jsz.poll;

import static io.aftershock.connectors.jsz.poll.PollMetric.ANSWERS;
import static io.aftershock.connectors.jsz.poll.PollMetric.DROPPED;
import static io.aftershock.connectors.jsz.poll.PollMetric.FAILURES;
import static io.aftershock.connectors.jsz.poll.PollMetric.MISSING_ANSWERS;
import static io.aftershock.connectors.jsz.poll.PollMetric.POLLS;
import static io.aftershock.connectors.jsz.poll.PollMetric.SKIPPED;

import io.aftershock.connectors.jsz.row.ErrorBody;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins the rounds of one poll on time, and hands each over whole: half a round would look like missing servers. */
public final class PollLoop {

    private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);

    private final Poll poll;
    private final Schedule schedule;
    private final Predicate<List<TelemetryRow>> taker;
    private final PollCounters counters;
    private final ScheduledExecutorService thread;
    private final LongSupplier nanoTime;

    private CompletableFuture<?> current = CompletableFuture.completedFuture(null);
    private long lastNanos;

    /** @param taker says whether it took the rows */
    public PollLoop(
            Poll poll,
            Schedule schedule,
            Predicate<List<TelemetryRow>> taker,
            PollCounters counters,
            ScheduledExecutorService thread,
            LongSupplier nanoTime) {
        this.poll = poll;
        this.schedule = schedule;
        this.taker = taker;
        this.counters = counters;
        this.thread = thread;
        this.nanoTime = nanoTime;
        this.lastNanos = schedule.startNanos();
    }

    /** Begins a round at each point of the schedule, until the thread is shut down. */
    public void start() {
        scheduleNext();
    }

    private void beat() {
        long nowNanos = nanoTime.getAsLong();
        counters.count(SKIPPED, schedule.missed(lastNanos, nowNanos));
        lastNanos = nowNanos;
        if (current.isDone()) {
            counters.count(POLLS);
            current = begin();
        } else {
            counters.count(SKIPPED);
        }
        scheduleNext();
    }

    private void scheduleNext() {
        ScheduledFuture<?> unused =
                thread.schedule(this::beat, schedule.nanosToNext(nanoTime.getAsLong()), TimeUnit.NANOSECONDS);
    }

    private CompletableFuture<?> begin() {
        try {
            return poll.ask().handle(this::handOver);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(handOver(null, e));
        }
    }

    private boolean handOver(@Nullable List<TelemetryRow> rows, @Nullable Throwable failure) {
        if (rows == null) {
            counters.count(FAILURES);
            LOG.warn("A poll ended in an error; the next one is made all the same", failure);
            return false;
        }
        long missing = rows.stream().filter(row -> ErrorBody.isIn(row.data())).count();
        counters.count(MISSING_ANSWERS, missing);
        counters.count(ANSWERS, rows.size() - missing);
        boolean taken = taker.test(rows);
        if (!taken) {
            counters.count(DROPPED);
        }
        return taken;
    }
}
