package io.aftershock.connectors.nats.directory;

import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.directory.FleetDirectory.Bucket;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import io.nats.client.KeyValueOptions;
import io.nats.client.api.KeyValueEntry;
import io.nats.client.api.KeyValueWatchOption;
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
final class DirectoryWatch<T> implements AutoCloseable {

    private static final int STREAM_NOT_FOUND = 10059;
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final long WHOLE_BUCKET_SECONDS = 10;

    /** A bucket made anew is believed when nobody has written to it for this long: its entries come one by one. */
    private static final long SETTLING_MILLIS = 5_000;

    private final Map<String, T> listed;
    private final Bucket<T> bucket;
    private @Nullable Connection connection;
    private @Nullable BucketState seen;
    private @Nullable BucketState read;
    private long seenMillis;

    DirectoryWatch(Map<String, T> listed, Bucket<T> bucket) {
        this.listed = listed;
        this.bucket = bucket;
    }

    /**
     * What was found.
     *
     * @param fleet the fleet if it may have changed; else null
     * @param trouble why nothing could be found; null if all is well
     */
    record Look<T>(@Nullable Fleet<T> fleet, @Nullable String trouble) {}

    /** Looks once; takes some seconds at most, and never fails. */
    Look<T> look(long nowMillis) {
        try {
            return new Look<>(changed(nowMillis), null);
        } catch (JetStreamApiException e) {
            return trouble(e.getApiErrorCode() == STREAM_NOT_FOUND ? "the bucket does not exist" : e.getMessage());
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            return trouble(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Look<>(null, null);
        }
    }

    private static <T> Look<T> trouble(@Nullable String reason) {
        String text = String.valueOf(reason);
        return new Look<>(null, text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
    }

    private @Nullable Fleet<T> changed(long nowMillis)
            throws IOException, JetStreamApiException, InterruptedException, ExecutionException, TimeoutException {
        Connection server = connected();
        JetStreamOptions patience =
                JetStreamOptions.builder().requestTimeout(ANSWER).build();
        BucketState now = BucketState.of(server.jetStreamManagement(patience).getStreamInfo("KV_" + bucket.name()));
        if (!now.equals(seen)) {
            seen = now;
            seenMillis = nowMillis;
        }
        boolean anew = read != null && read.createdMillis() != now.createdMillis();
        if (now.equals(read) || (anew && nowMillis - seenMillis < SETTLING_MILLIS)) {
            return null;
        }
        Fleet<T> fleet = fleet(entries(server, patience));
        read = now;
        return fleet;
    }

    private Connection connected() throws IOException, InterruptedException {
        if (connection == null || connection.getStatus() == Connection.Status.CLOSED) {
            connection = NatsConnections.connect(bucket.endpoint(), "fleet-directory");
        }
        if (connection.getStatus() != Connection.Status.CONNECTED) {
            throw new IOException("not connected");
        }
        return connection;
    }

    private Map<String, byte[]> entries(Connection server, JetStreamOptions patience)
            throws IOException, JetStreamApiException, InterruptedException, ExecutionException, TimeoutException {
        Map<String, byte[]> entries = new ConcurrentSkipListMap<>();
        CompletableFuture<Void> all = new CompletableFuture<>();
        KeyValueWatcher collecting = new KeyValueWatcher() {
            @Override
            public void watch(KeyValueEntry entry) {
                byte[] value = entry.getValue();
                entries.put(entry.getKey(), value == null ? new byte[0] : value);
            }

            @Override
            public void endOfData() {
                all.complete(null);
            }
        };
        KeyValueOptions options =
                KeyValueOptions.builder().jetStreamOptions(patience).build();
        NatsKeyValueWatchSubscription watch =
                server.keyValue(bucket.name(), options).watchAll(collecting, KeyValueWatchOption.IGNORE_DELETE);
        try {
            all.get(WHOLE_BUCKET_SECONDS, TimeUnit.SECONDS);
        } finally {
            watch.unsubscribe();
        }
        return new TreeMap<>(entries);
    }

    private Fleet<T> fleet(Map<String, byte[]> entries) {
        Map<String, T> clusters = new TreeMap<>(listed);
        Map<String, String> refused = new TreeMap<>();
        entries.forEach((name, entry) -> {
            try {
                if (listed.containsKey(name)) {
                    throw new BadEntryException("it is in the configuration too, which holds");
                }
                T definition = bucket.reader().read(name, entry);
                if (definition != null) {
                    clusters.put(name, definition);
                }
            } catch (BadEntryException | RuntimeException e) {
                refused.put(name, String.valueOf(e.getMessage()));
            }
        });
        return new Fleet<>(clusters, refused);
    }

    @Override
    public void close() throws InterruptedException {
        if (connection != null) {
            connection.close();
        }
    }
}
