package io.aftershock.connectors.nats.source.stream;

import io.aftershock.connectors.nats.connection.ConnectionWatch;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.nats.client.Connection;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The connection to a stream's server, opened when it is needed, and what has been heard of it. */
final class StreamConnection implements ConnectionWatch {

    private final NatsEndpoint endpoint;
    private final String name;
    private final Runnable whenReconnected;
    private volatile int breaks;
    private volatile @Nullable String complaint;
    private @Nullable Connection connection;

    StreamConnection(NatsEndpoint endpoint, String name, Runnable whenReconnected) {
        this.endpoint = endpoint;
        this.name = name;
        this.whenReconnected = whenReconnected;
    }

    /**
     * A connection that works as far as is known.
     *
     * @throws IOException if there is none now; the client may be about to reconnect
     */
    Connection get() throws IOException, InterruptedException {
        if (connection == null || connection.getStatus() == Connection.Status.CLOSED) {
            connection = NatsConnections.connect(endpoint, name, this);
        }
        if (connection.getStatus() != Connection.Status.CONNECTED) {
            throw new IOException("not connected");
        }
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

    /** Closes it for good, in well below a second. */
    void close() {
        boolean interrupted = Thread.interrupted(); // the client's close would give up half way
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
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
