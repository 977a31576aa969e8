package io.aftershock.connectors.nats.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aftershock.connectors.nats.connection.Denials;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import io.nats.client.KeyValueOptions;
import io.nats.client.api.KeyValueEntry;
import io.nats.client.api.KeyValueOperation;
import io.nats.client.api.KeyValueWatcher;
import io.nats.client.impl.NatsKeyValueWatchSubscription;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a bucket again and again: one small request tells whether it has changed, and then all of it is read. So it does
 * not matter what has happened meanwhile, to the connection or to the bucket.
 */
public final class BucketWatch implements AutoCloseable {

    private static final int STREAM_NOT_FOUND = 10059;
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final long WHOLE_BUCKET_SECONDS = 10;

    /** A bucket made anew is believed when nobody has written to it for this long: its entries come one by one. */
    private static final long SETTLING_MILLIS = 5_000;

    private final NatsEndpoint endpoint;
    private final String bucket;
    private final String connectionName;
    private final Denials denials = new Denials();
    private @Nullable Connection connection;
    private @Nullable BucketState seen;
    private @Nullable BucketState read;
    private long seenMillis;

    /** Connects at the first look. */
    public BucketWatch(NatsEndpoint endpoint, String bucket, String connectionName) {
        this.endpoint = endpoint;
        this.bucket = bucket;
        this.connectionName = connectionName;
    }

    /** Looks once; takes some seconds at most, and never fails. */
    public BucketLook look(long nowMillis) {
        denials.forget();
        try {
            return new BucketLook(nowMillis, changed(nowMillis), null);
        } catch (JetStreamApiException e) {
            boolean missing = e.getApiErrorCode() == STREAM_NOT_FOUND;
            return new BucketLook(nowMillis, null, missing ? "the bucket does not exist" : denials.reason(e));
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            return new BucketLook(nowMillis, null, denials.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new BucketLook(nowMillis, null, null);
        }
    }

    private @Nullable Map<String, BucketEntry> changed(long nowMillis)
            throws IOException, JetStreamApiException, InterruptedException, ExecutionException, TimeoutException {
        Connection server = connected();
        JetStreamOptions patience =
                JetStreamOptions.builder().requestTimeout(ANSWER).build();
        BucketState now = BucketState.of(server.jetStreamManagement(patience).getStreamInfo("KV_" + bucket));
        if (!now.equals(seen)) {
            seen = now;
            seenMillis = nowMillis;
        }
        boolean anew = read != null && read.createdMillis() != now.createdMillis();
        if (now.equals(read) || (anew && nowMillis - seenMillis < SETTLING_MILLIS)) {
            return null;
        }
        Map<String, BucketEntry> entries = entries(server, patience);
        read = now;
        return entries;
    }

    private Connection connected() throws IOException, InterruptedException {
        if (connection == null || connection.getStatus() == Connection.Status.CLOSED) {
            connection = NatsConnections.connect(endpoint, connectionName, denials);
        }
        if (connection.getStatus() != Connection.Status.CONNECTED) {
            throw new IOException("not connected");
        }
        return connection;
    }

    private Map<String, BucketEntry> entries(Connection server, JetStreamOptions patience)
            throws IOException, JetStreamApiException, InterruptedException, ExecutionException, TimeoutException {
        Map<String, BucketEntry> entries = new ConcurrentSkipListMap<>();
        CompletableFuture<Void> all = new CompletableFuture<>();
        KeyValueWatcher collecting = new KeyValueWatcher() {
            @Override
            public void watch(KeyValueEntry entry) {
                byte[] value = entry.getValue();
                entries.put(
                        entry.getKey(),
                        new BucketEntry(
                                value == null ? "" : new String(value, UTF_8),
                                entry.getRevision(),
                                entry.getOperation() != KeyValueOperation.PUT));
            }

            @Override
            public void endOfData() {
                all.complete(null);
            }
        };
        KeyValueOptions options =
                KeyValueOptions.builder().jetStreamOptions(patience).build();
        NatsKeyValueWatchSubscription watch = server.keyValue(bucket, options).watchAll(collecting);
        try {
            all.get(WHOLE_BUCKET_SECONDS, TimeUnit.SECONDS);
        } finally {
            watch.unsubscribe();
        }
        return new TreeMap<>(entries);
    }

    @Override
    public void close() throws InterruptedException {
        if (connection != null) {
            connection.close();
        }
    }
}
