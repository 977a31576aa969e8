package io.aftershock.exporter.state;

import io.aftershock.exporter.catalogue.Metric;
import io.aftershock.exporter.catalogue.SeriesOutput;
import io.aftershock.exporter.catalogue.SeriesSource;
import io.aftershock.exporter.series.FleetSeries;
import io.aftershock.exporter.series.FleetSeries.Change;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the state back at the start, and saves what changes, on a thread of its own and once more at the end. */
public final class StateKeeper implements SeriesSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StateKeeper.class);

    private static final long SAVE_SECONDS = 15;
    private static final long LAST_SAVE_SECONDS = 15;
    private static final double SECOND = 1_000;

    /** A server that is there refuses for good if it does so often enough: a missing permission is silence, too. */
    private static final int TRIES = 3;

    private static final long BETWEEN_TRIES_MILLIS = 2_000;

    private final StateBucket bucket;
    private final FleetSeries series;
    private final LongSupplier clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread saving = new Thread(run, "aftershock-state");
        saving.setDaemon(true);
        return saving;
    });
    private volatile long savedMillis;
    private volatile boolean kept;
    private boolean failing;
    private Change last = new Change(List.of(), Set.of(), null, null);

    /**
     * A keeper that has not restored anything yet.
     *
     * @param clock the wall clock, in epoch milliseconds
     */
    public StateKeeper(StateBucket bucket, FleetSeries series, LongSupplier clock) {
        this.bucket = bucket;
        this.series = series;
        this.clock = clock;
    }

    /**
     * Puts back what was saved, and begins to save. While the server cannot be reached it waits: without what was saved,
     * counters would go back. If the server is there and refuses, it says so and keeps nothing.
     *
     * @return what was saved; nothing if it cannot be kept
     */
    public SavedState restore() throws InterruptedException {
        int refused = 0;
        while (true) {
            try {
                SavedState saved = bucket.load();
                saved.clusters().forEach(series::restore);
                if (saved.incidents() != null) {
                    series.restore(saved.incidents());
                }
                kept = true;
                var unused = thread.scheduleWithFixedDelay(this::save, SAVE_SECONDS, SAVE_SECONDS, TimeUnit.SECONDS);
                return saved;
            } catch (StateException e) {
                refused += bucket.isConnected() ? 1 : 0;
                if (refused >= TRIES) {
                    LOG.warn(
                            "{} Counts are not kept: at each start the whole findings stream is read, and counters begin with"
                                    + " what it still holds. Let the exporter's user make and use that bucket; if it holds nonsense, delete it.",
                            e.getMessage());
                    return SavedState.NONE;
                }
                LOG.debug("{} Tried again.", e.getMessage());
                Thread.sleep(BETWEEN_TRIES_MILLIS);
            }
        }
    }

    private void save() {
        Change change = series.changes();
        boolean nothing = change.clusters().isEmpty() && change.gone().isEmpty() && change.incidents() == null;
        if (nothing && Objects.equals(change.position(), last.position())) {
            return;
        }
        try {
            bucket.save(change);
            last = change;
            savedMillis = clock.getAsLong();
            if (failing) {
                LOG.info("Counts are saved again.");
            }
            failing = false;
        } catch (StateException e) {
            series.notStored(change);
            if (e.isLost() && !failing) {
                LOG.warn("{} All counts are saved anew.", e.getMessage());
                failing = true;
                series.nothingStored();
                save();
            } else if (!failing) {
                LOG.warn("{} What was counted since is read again after a restart; tried again.", e.getMessage());
            }
            failing = true;
        }
    }

    @Override
    public void tell(long nowMillis, SeriesOutput to) {
        if (savedMillis > 0) {
            to.series(Metric.EXPORTER_STATE_SAVED_TIMESTAMP_SECONDS, savedMillis / SECOND);
        }
    }

    /** Saves once more; nothing may be told to the series any more. */
    @Override
    public void close() throws InterruptedException {
        if (kept) {
            thread.execute(this::save);
        }
        thread.shutdown();
        if (!thread.awaitTermination(LAST_SAVE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("Counts could not be saved in time; what was counted last is read again after a restart.");
            thread.shutdownNow();
        }
        bucket.close();
    }
}
