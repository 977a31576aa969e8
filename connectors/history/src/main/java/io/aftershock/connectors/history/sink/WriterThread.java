package io.aftershock.connectors.history.sink;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.warehouse.WarehouseException;
import io.aftershock.connectors.history.warehouse.WarehouseProblems;
import java.io.IOException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes batches one after the other beside the job, and tries again until each is written. */
final class WriterThread extends Thread {

    private static final Logger LOG = LoggerFactory.getLogger(WriterThread.class);

    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;
    private static final long STOP_MILLIS = 10_000;

    private final HistoryConfig config;
    private final Appender appender;
    private final Counter failures;
    private final BlockingQueue<SealedBatch> waiting = new LinkedBlockingQueue<>();
    private final Queue<SealedBatch> written = new ConcurrentLinkedQueue<>();
    private volatile @Nullable String problem;
    private volatile boolean stopping;

    WriterThread(HistoryConfig config, Identity own, Counter failures, ClassLoader classLoader) {
        super("history-writer");
        this.config = config;
        this.appender = new Appender(config, own);
        this.failures = failures;
        setDaemon(true);
        setContextClassLoader(classLoader);
    }

    void submit(SealedBatch batch) {
        waiting.add(batch);
    }

    /** Takes one of the batches that have been written since the last call. */
    @Nullable
    SealedBatch pollWritten() {
        return written.poll();
    }

    /** Why nothing can be written at present; null if all is well. */
    @Nullable
    String problem() {
        return problem;
    }

    @Override
    public void run() {
        try (appender) {
            attempt(appender::renew);
            while (!stopping) {
                SealedBatch batch = waiting.poll(appender.renewMillis(), TimeUnit.MILLISECONDS);
                if (batch == null) {
                    attempt(appender::renew);
                } else {
                    writeAtLast(batch);
                }
            }
        } catch (InterruptedException stopped) {
            // What is not written yet is in the job's state.
        }
    }

    private void writeAtLast(SealedBatch batch) throws InterruptedException {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (!attempt(() -> appender.append(batch))) {
            Thread.sleep(pauseMillis);
            pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
        }
        written.add(batch);
    }

    private boolean attempt(Step step) throws InterruptedException {
        try {
            step.take();
            if (problem != null) {
                problem = null;
                LOG.info("History is written again to {}.", config.catalog().uri());
            }
            return true;
        } catch (Exception | LinkageError failed) {
            if (stopping) {
                throw new InterruptedException();
            }
            tell(WarehouseProblems.sentence(config.catalog(), failed), failed);
            return false;
        }
    }

    /** Says the same only once: it is tried for hours if need be. */
    private void tell(WarehouseException sentence, Throwable failed) {
        failures.inc();
        if (!Objects.equals(sentence.getMessage(), problem)) {
            LOG.warn("{} Alerts go on, and what was found is kept until it can be written.", sentence.getMessage());
            LOG.debug("Where it was noticed", failed);
        }
        problem = sentence.getMessage();
        try {
            appender.close();
        } catch (WarehouseException broken) {
            LOG.debug("A broken connection could not be closed", broken);
        }
    }

    /** Writes at once what is given, as the last it does; fails if that is not possible. */
    void finish(Iterable<SealedBatch> batches) throws InterruptedException {
        halt();
        if (isAlive()) {
            throw new WarehouseException("The history in " + config.catalog().uri()
                    + " does not answer, so what was found is not in it: see that it can be reached.");
        }
        try (appender) {
            for (SealedBatch batch : batches) {
                appender.append(batch);
                written.add(batch);
            }
            appender.release();
        } catch (IOException | RuntimeException failed) {
            throw WarehouseProblems.sentence(config.catalog(), failed);
        }
    }

    /** Ends it; what it was about to write is tried again by the next attempt of the job. */
    void halt() throws InterruptedException {
        stopping = true;
        interrupt();
        join(STOP_MILLIS);
    }

    /** Something that may fail in as many ways as there are catalogs and stores. */
    private interface Step {
        void take() throws Exception;
    }
}
