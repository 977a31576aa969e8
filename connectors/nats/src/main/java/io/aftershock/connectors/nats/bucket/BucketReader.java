package io.aftershock.connectors.nats.bucket;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.base.source.reader.synchronization.FutureCompletingBlockingQueue;
import org.apache.flink.core.io.InputStatus;

/** Emits what a thread of its own finds, so that a server that does not answer holds up no checkpoint. */
@SuppressWarnings("try") // Flink's own close may be interrupted; only Flink calls it
final class BucketReader implements SourceReader<BucketLook, NoSplit> {

    private static final long BETWEEN_LOOKS_MILLIS = 1_000;

    /** Looks that wait to be emitted; while so many do, none is made. */
    private static final int WAITING = 2;

    private final BucketWatch watch;
    private final FutureCompletingBlockingQueue<BucketLook> looks = new FutureCompletingBlockingQueue<>(WAITING);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread looking = new Thread(run, "aftershock-bucket");
        looking.setDaemon(true);
        return looking;
    });

    BucketReader(BucketWatch watch) {
        this.watch = watch;
    }

    @Override
    public void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            looks.put(0, watch.look(System.currentTimeMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<BucketLook> output) {
        BucketLook look = looks.poll();
        if (look != null) {
            output.collect(look);
        }
        return looks.isEmpty() ? InputStatus.NOTHING_AVAILABLE : InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return looks.getAvailabilityFuture();
    }

    @Override
    public List<NoSplit> snapshotState(long checkpoint) {
        return List.of();
    }

    @Override
    public void addSplits(List<NoSplit> splits) {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(15, TimeUnit.SECONDS);
        watch.close();
    }
}
