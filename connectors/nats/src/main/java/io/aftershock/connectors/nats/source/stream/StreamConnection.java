package io.aftershock.connectors.nats.source.stream;

import io.aftershock.connectors.nats.connection.ConnectionWatch;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.connection.SharedConnections;
import io.nats.client.Connection;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A stream's share of the connection to its server, and what has been heard of it. */
final class StreamConnection implements ConnectionWatch {

    private final Runnable whenReconnected;
    private final SharedConnections.Share share;
    private volatile int breaks;
    private volatile @Nullable String complaint;

    @SuppressWarnings("this-escape") // events come only after it has been asked for
    StreamConnection(SharedConnections connections, NatsEndpoint endpoint, Runnable whenReconnected) {
        this.whenReconnected = whenReconnected;
        this.share = connections.of(endpoint, this);
    }

    /**
     * A connection that works as far as is known.
     *
     * @throws IOException if there is none now; the client may be about to reconnect
     */
    Connection get() throws IOException, InterruptedException {
        Connection connection = share.get();
        complaint = null;
        return connection;
    }

    /** How often it broke; a change means that whatever was under way is lost. */
    int breaks() {
        return breaks;
    }

    /** What the server complained of since the connection was last {@linkplain #get asked for}. */
    @Nullable
    String complaint() {
        return complaint;
    }

    /** Gives the connection back. */
    void close() {
        share.close();
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // events of one connection come one at a time
    public void disconnected() {
        breaks++;
    }

    @Override
    public void reconnected() {
        whenReconnected.run();
    }

    @Override
    public void complained(String text) {
        complaint = text;
    }
}
