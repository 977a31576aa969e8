package io.aftershock.cli.bench;

import io.aftershock.connectors.nats.connection.NatsConnections;
import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.FetchConsumer;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a client without Flink reads, in the way of the examples of jnats: fetch a batch, look at each message, fetch the next.
 * It reads the same messages as the sources, by a consumer, a connection and a thread for each cluster, in batches as large
 * as our own. It is a yardstick to be strict: our source has one connection for all of them, keeps their positions, and is
 * back at the right one after a loss; this loop does nothing of that.
 */
final class FetchLoop {

    private static final FetchConsumeOptions BATCH =
            FetchConsumeOptions.builder().max(4 << 20, 4096).expiresIn(5_000).build();

    private FetchLoop() {}

    /** Reads all, and measures from the first message on. */
    static Rate run(BenchStream stream) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        Stopwatch watch = new Stopwatch();
        try {
            List<Future<Integer>> loops = new ArrayList<>();
            for (String filter : stream.filters()) {
                loops.add(threads.submit(() -> read(stream, filter, watch)));
            }
            int received = 0;
            for (Future<Integer> loop : loops) {
                received += loop.get();
            }
            return watch.rate(received, stream.rows(), "fetch_loop");
        } finally {
            threads.shutdownNow();
        }
    }

    private static int read(BenchStream stream, String filter, Stopwatch watch) throws Exception {
        try (Connection connection = NatsConnections.connect(stream.endpoint(), "bench-fetch")) {
            ConsumerContext consumer = connection
                    .getStreamContext(BenchStream.STREAM)
                    .createOrUpdateConsumer(ConsumerConfiguration.builder()
                            .ackPolicy(AckPolicy.None)
                            .filterSubject(filter)
                            .memStorage(true)
                            .build());
            long expected = consumer.getCachedConsumerInfo().getNumPending();
            int received = 0;
            while (received < expected) {
                try (FetchConsumer batch = consumer.fetch(BATCH)) {
                    Message next;
                    // The last batch is not waited for: it cannot become full.
                    while (received < expected && (next = batch.nextMessage()) != null) {
                        watch.begin();
                        received += next.getData().length > 0 ? 1 : 0;
                    }
                }
            }
            watch.end();
            return received;
        }
    }
}
