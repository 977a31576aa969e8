package io.aftershock.connectors.jsz.system;

import io.aftershock.connectors.jsz.config.PollPath;
import io.aftershock.connectors.nats.connection.ConnectionWatch;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.connection.SharedConnections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one cluster's polls, one for each place that has to be connected to. That to an observatory, which asks
 * many clusters, is shared with them; those to the cluster's own servers are its own.
 */
public final class Links implements AutoCloseable {

    private static final long TIME_TO_CLOSE_MILLIS = 500;

    private final String cluster;
    private final SharedConnections shared;
    private final Executor background;
    private final Runnable onFailure;
    private final ConnectionWatch watch;
    private final Map<Place, NatsLink> links = new LinkedHashMap<>();

    private record Place(
            NatsEndpoint endpoint, boolean own, @Nullable String pinnedTo) {}

    /**
     * No connections yet.
     *
     * @param shared those of all clusters of the subtask
     * @param background where connections are opened and closed, which may take seconds
     * @param onFailure called for each connection that could not be opened or was lost for good
     * @param watch hears what happens to each connection
     */
    public Links(
            String cluster, SharedConnections shared, Executor background, Runnable onFailure, ConnectionWatch watch) {
        this.cluster = cluster;
        this.shared = shared;
        this.background = background;
        this.onFailure = onFailure;
        this.watch = watch;
    }

    /** Has every connection opened that is not. */
    public void tend(long nowNanos) {
        links.values().forEach(link -> link.tend(nowNanos));
    }

    /** Closes all connections at once, and leaves those behind that are slow about it. */
    @Override
    public void close() {
        List<CompletableFuture<?>> closings = new ArrayList<>();
        links.values().forEach(link -> closings.add(CompletableFuture.runAsync(link::close, background)));
        CompletableFuture.allOf(closings.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, TIME_TO_CLOSE_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    /** The connection for requests that any server of the path's endpoint may pass on. */
    NatsLink anywhere(PollPath path) {
        return to(path, null);
    }

    /** The connection for requests that have to go through one server. */
    NatsLink through(String server, PollPath path) {
        return to(path, path.subjects().arePinnedByConnection() ? server : null);
    }

    private NatsLink to(PollPath path, @Nullable String pinnedTo) {
        Place place = new Place(path.endpoint(), path.subjects().arePinnedByConnection(), pinnedTo);
        return links.computeIfAbsent(place, this::link);
    }

    private NatsLink link(Place place) {
        String label = place.endpoint().urls() + " of " + cluster;
        return new NatsLink(label, opener(place), place.pinnedTo(), background, onFailure);
    }

    private Opener opener(Place place) {
        return place.own()
                ? new OwnConnection(place.endpoint(), "aftershock-poll-" + cluster, watch)
                : new CommonConnection(shared.of(place.endpoint(), watch));
    }
}
