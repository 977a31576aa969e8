package io.aftershock.connectors.nats.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aftershock.connectors.nats.bucket.BucketEntry;
import io.aftershock.connectors.nats.bucket.BucketLook;
import io.aftershock.connectors.nats.bucket.BucketWatch;
import io.aftershock.connectors.nats.directory.FleetDirectory.Bucket;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks at a bucket again and again, and makes a fleet of what it lists. */
final class DirectoryWatch<T> implements AutoCloseable {

    private final Map<String, T> listed;
    private final Bucket<T> bucket;
    private final BucketWatch watch;

    DirectoryWatch(Map<String, T> listed, Bucket<T> bucket) {
        this.listed = listed;
        this.bucket = bucket;
        this.watch = new BucketWatch(bucket.endpoint(), bucket.name(), "fleet-directory");
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
        BucketLook look = watch.look(nowMillis);
        return new Look<>(look.entries() == null ? null : fleet(look.entries()), look.trouble());
    }

    private Fleet<T> fleet(Map<String, BucketEntry> entries) {
        Map<String, T> clusters = new TreeMap<>(listed);
        Map<String, String> refused = new TreeMap<>();
        entries.forEach((name, entry) -> {
            if (entry.deleted()) {
                return;
            }
            try {
                if (listed.containsKey(name)) {
                    throw new BadEntryException("it is in the configuration too, which holds");
                }
                T definition = bucket.reader().read(name, entry.value().getBytes(UTF_8));
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
        watch.close();
    }
}
