package io.aftershock.exporter.state;

import io.aftershock.connectors.nats.connection.Denials;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.exporter.series.ClusterState;
import io.aftershock.exporter.series.FleetSeries;
import io.aftershock.exporter.series.IncidentState;
import io.aftershock.exporter.series.Positions;
import io.aftershock.exporter.series.StoredPosition;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import io.nats.client.KeyValue;
import io.nats.client.KeyValueManagement;
import io.nats.client.KeyValueOptions;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.KeyValueEntry;
import io.nats.client.api.StorageType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The bucket that keeps what the series know: a value a cluster, each with the message that it goes up to, one of the
 * incidents, and how far all of them go. Several exporters share it: whoever is further writes.
 */
public final class StateBucket implements AutoCloseable {

    private static final String CLUSTER = "cluster.";
    private static final String INCIDENTS = "incidents";
    private static final String POSITION = "position";
    private static final int STREAM_NOT_FOUND = 10059;
    private static final int WRONG_LAST_SEQUENCE = 10071;
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final NatsEndpoint endpoint;
    private final String bucket;
    private final String stream;
    private final Map<String, Long> revisions = new HashMap<>();
    private final Denials denials = new Denials();
    private @Nullable Connection connection;

    /**
     * Connects when it is needed.
     *
     * @param stream the findings stream: a bucket that has to be made is stored as safely as it is
     */
    public StateBucket(NatsEndpoint endpoint, String bucket, String stream) {
        this.endpoint = endpoint;
        this.bucket = bucket;
        this.stream = stream;
    }

    /**
     * What was saved; the bucket is made if it does not exist.
     *
     * @throws StateException if it cannot be read or made
     */
    public SavedState load() throws StateException {
        denials.forget();
        try {
            KeyValue values = made();
            List<ClusterState> clusters = new ArrayList<>();
            IncidentState incidents = null;
            StreamPosition position = null;
            // The position first: what is saved of the clusters while this reads them is only further.
            KeyValueEntry stored = values.get(POSITION);
            if (stored != null) {
                position = read(stored, StoredPosition.class).position();
            }
            for (String key : values.keys()) {
                KeyValueEntry entry = key.equals(POSITION) ? null : values.get(key);
                if (entry != null && key.startsWith(CLUSTER)) {
                    clusters.add(known(read(entry, ClusterState.class)));
                } else if (entry != null && key.equals(INCIDENTS)) {
                    incidents = read(entry, IncidentState.class);
                }
            }
            return position == null ? SavedState.NONE : new SavedState(clusters, incidents, position);
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            throw new StateException(complaint("cannot be read", e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateException("Bucket " + bucket + " was not read: interrupted.", e);
        }
    }

    private static ClusterState known(ClusterState state) throws IOException {
        if (state.version() > ClusterState.VERSION) {
            throw new IOException("a newer release has written it");
        }
        return state;
    }

    private <T> T read(KeyValueEntry entry, Class<T> form) throws IOException {
        revisions.put(entry.getKey(), entry.getRevision());
        return StateForm.read(entry.getValue(), form);
    }

    /**
     * Saves what has changed, and then how far that goes.
     *
     * @throws StateException if something could not be saved; it is to be given again
     */
    public void save(FleetSeries.Change change) throws StateException {
        denials.forget();
        try {
            KeyValue values = values();
            for (ClusterState each : change.clusters()) {
                put(values, key(each.name()), each, each.heard());
            }
            for (String name : change.gone()) {
                values.delete(key(name));
                revisions.remove(key(name));
            }
            IncidentState incidents = change.incidents();
            if (incidents != null) {
                put(values, INCIDENTS, incidents, incidents.heard());
            }
            StreamPosition position = change.position();
            if (position != null) {
                put(values, POSITION, StoredPosition.of(position), StoredPosition.of(position));
            }
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            if (isMissing()) {
                revisions.clear();
                throw new StateException(complaint("has lost what it held", e), true, e);
            }
            throw new StateException(complaint("cannot be written", e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateException("Bucket " + bucket + " was not written: interrupted.", e);
        }
    }

    private void put(KeyValue values, String key, Object state, StoredPosition upTo)
            throws IOException, JetStreamApiException {
        byte[] bytes = StateForm.write(state);
        try {
            revisions.put(key, values.update(key, bytes, revisions.getOrDefault(key, 0L)));
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != WRONG_LAST_SEQUENCE) {
                throw e;
            }
            putIfFurther(values, key, bytes, upTo);
        }
    }

    /** Another exporter has written it since. */
    private void putIfFurther(KeyValue values, String key, byte[] bytes, StoredPosition upTo)
            throws IOException, JetStreamApiException {
        KeyValueEntry stored = values.get(key);
        if (stored == null && revisions.remove(key) != null) {
            throw new IOException("key " + key + " is gone");
        } else if (stored == null) {
            revisions.put(key, values.put(key, bytes)); // a cluster that had left is back
            return;
        }
        StreamPosition theirs = upTo(stored);
        StreamPosition ours = upTo.position();
        if (ours == null || (theirs != null && !Positions.isFurther(ours, theirs))) {
            revisions.put(key, stored.getRevision());
        } else {
            revisions.put(key, values.update(key, bytes, stored.getRevision()));
        }
    }

    private @Nullable StreamPosition upTo(KeyValueEntry stored) throws IOException {
        return switch (stored.getKey()) {
            case POSITION -> read(stored, StoredPosition.class).position();
            case INCIDENTS -> read(stored, IncidentState.class).heard().position();
            default -> read(stored, ClusterState.class).heard().position();
        };
    }

    /** A key that tells two names apart, whatever characters are in them. */
    private static String key(String cluster) {
        CRC32 sum = new CRC32();
        sum.update(cluster.getBytes(StandardCharsets.UTF_8));
        return CLUSTER + cluster.replaceAll("[^A-Za-z0-9_-]", "_") + "-" + "%08x".formatted(sum.getValue());
    }

    /** Whether the bucket, or what was written to it last, is not there any more. */
    private boolean isMissing() {
        try {
            made();
            return revisions.containsKey(POSITION) && values().get(POSITION) == null;
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            return false; // it is the server that is not there
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private KeyValue made() throws IOException, JetStreamApiException, InterruptedException {
        KeyValueManagement management = connected().keyValueManagement(options());
        try {
            management.getStatus(bucket);
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != STREAM_NOT_FOUND) {
                throw e;
            }
            management.create(KeyValueConfiguration.builder()
                    .name(bucket)
                    .description("What aftershock's exporter has counted")
                    .storageType(StorageType.File)
                    .replicas(replicas())
                    .build());
        }
        return values();
    }

    private int replicas() throws IOException, InterruptedException {
        try {
            return connected()
                    .jetStreamManagement(
                            JetStreamOptions.builder().requestTimeout(ANSWER).build())
                    .getStreamInfo(stream)
                    .getConfiguration()
                    .getReplicas();
        } catch (JetStreamApiException e) {
            return 1; // there is no findings stream yet
        }
    }

    private KeyValue values() throws IOException, InterruptedException {
        return connected().keyValue(bucket, options());
    }

    private static KeyValueOptions options() {
        return KeyValueOptions.builder()
                .jetStreamOptions(
                        JetStreamOptions.builder().requestTimeout(ANSWER).build())
                .build();
    }

    /** Whether the server can be reached: then what fails is refused. */
    boolean isConnected() {
        return connection != null && connection.getStatus() == Connection.Status.CONNECTED;
    }

    private Connection connected() throws IOException, InterruptedException {
        if (connection == null || connection.getStatus() == Connection.Status.CLOSED) {
            connection = NatsConnections.connect(endpoint, "exporter-state", denials);
        }
        return connection;
    }

    private String complaint(String what, Exception e) {
        return "Bucket %s at %s %s: %s.".formatted(bucket, String.join(",", endpoint.urls()), what, denials.reason(e));
    }

    @Override
    public void close() throws InterruptedException {
        if (connection != null) {
            connection.close();
        }
    }
}
