package io.aftershock.connectors.nats.connection;

import io.nats.client.Connection;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one subtask: one for each endpoint, opened when it is first needed and closed with the last who needs it.
 *
 * <p>Nobody waits for another by it: the client's reader gives each subscription a queue of its own, and each subscription
 * asks for no more than it has room for.
 */
public final class SharedConnections {

    /** Of many who need a connection that cannot be opened, one tries per second, and its failure is that of all. */
    private static final long FAILURE_HOLDS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final Map<NatsEndpoint, Shared> byEndpoint = new HashMap<>();

    /**
     * No connections yet.
     *
     * @param name what the servers show as the client's name
     */
    public SharedConnections(String name) {
        this.name = name;
    }

    /** A share of the connection to an endpoint; nothing is opened yet. */
    public synchronized Share of(NatsEndpoint endpoint, ConnectionWatch watch) {
        Shared shared = byEndpoint.computeIfAbsent(endpoint, Shared::new);
        shared.watches.add(watch);
        return new Share(shared, watch);
    }

    private synchronized boolean isLast(Share share) {
        share.shared.watches.remove(share.watch);
        return share.shared.watches.isEmpty() && byEndpoint.remove(share.shared.endpoint, share.shared);
    }

    /** What one of several has of a connection. */
    public final class Share implements AutoCloseable {

        private final Shared shared;
        private final ConnectionWatch watch;

        private Share(Shared shared, ConnectionWatch watch) {
            this.shared = shared;
            this.watch = watch;
        }

        /**
         * A connection that works as far as is known.
         *
         * @throws IOException if there is none now; the client may be about to reconnect
         */
        public Connection get() throws IOException, InterruptedException {
            Connection connection = shared.open(name);
            if (connection.getStatus() != Connection.Status.CONNECTED) {
                throw new IOException("not connected");
            }
            return connection;
        }

        /** Gives it back; the last one closes the connection, in well below a second. */
        @Override
        public void close() {
            if (isLast(this)) {
                shared.close();
            }
        }
    }

    private static final class Shared implements ConnectionWatch {

        private final NatsEndpoint endpoint;
        private final List<ConnectionWatch> watches = new CopyOnWriteArrayList<>();
        private final ReentrantLock opening = new ReentrantLock();
        private volatile @Nullable Connection connection;
        private @Nullable IOException failure;
        private long failedNanos;

        private Shared(NatsEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        private Connection open(String name) throws IOException, InterruptedException {
            Connection current = open();
            if (current != null) {
                return current;
            }
            opening.lockInterruptibly();
            try {
                current = open();
                if (current != null) {
                    return current;
                }
                if (failure != null && System.nanoTime() - failedNanos < FAILURE_HOLDS_NANOS) {
                    throw failure;
                }
                Connection opened = NatsConnections.connect(endpoint, name, this);
                connection = opened;
                return opened;
            } catch (IOException e) {
                failedNanos = failure == e ? failedNanos : System.nanoTime();
                failure = e;
                throw e;
            } finally {
                opening.unlock();
            }
        }

        private @Nullable Connection open() {
            Connection current = connection;
            return current == null || current.getStatus() == Connection.Status.CLOSED ? null : current;
        }

        private void close() {
            boolean interrupted = Thread.interrupted(); // the client's close would give up half way
            try {
                Connection last = connection;
                if (last != null) {
                    last.close();
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
        public void disconnected() {
            watches.forEach(ConnectionWatch::disconnected);
        }

        @Override
        public void reconnected() {
            watches.forEach(ConnectionWatch::reconnected);
        }

        @Override
        public void complained(String text) {
            watches.forEach(watch -> watch.complained(text));
        }
    }
}
