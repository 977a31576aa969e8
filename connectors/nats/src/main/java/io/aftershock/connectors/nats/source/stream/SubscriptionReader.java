package io.aftershock.connectors.nats.source.stream;

import io.aftershock.connectors.nats.connection.SharedConnections;
import io.aftershock.connectors.nats.source.event.SubscriptionEvents;
import io.aftershock.connectors.nats.source.event.Trouble;
import io.aftershock.connectors.nats.source.fleet.CoreSubscription;
import io.aftershock.connectors.nats.source.merge.Arrival;
import io.aftershock.connectors.nats.source.merge.Arrivals;
import io.aftershock.connectors.nats.source.merge.Doorbell;
import io.aftershock.model.telemetry.TelemetryRow;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Listens to what is published, for as long as it is not closed, and says what it could not hear. It holds no more than a
 * bounded number of bytes: what does not fit is dropped, counted and told, since a publisher cannot be made to wait.
 */
public final class SubscriptionReader implements LaneReader {

    /** As much as a stream may hold. */
    private static final long MOST_HELD_BYTES = PullWindow.PREFETCH_BYTES;

    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final long BETWEEN_ROUND_TRIPS_MILLIS = 500;

    private final String cluster;
    private final CoreSubscription subscription;
    private final Arrivals arrivals;
    private final SubscriptionEvents events;
    private final StreamConnection connection;
    private final Backoff backoff = new Backoff();
    private final Doorbell closing = new Doorbell();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    /** A reader that has not been started. */
    public SubscriptionReader(
            String cluster, CoreSubscription subscription, SharedConnections connections, Arrivals arrivals) {
        this.cluster = cluster;
        this.subscription = subscription;
        this.arrivals = arrivals;
        this.events =
                new SubscriptionEvents(cluster, subscription, status -> arrivals.put(new Arrival.Happened(status)));
        this.connection = new StreamConnection(connections, subscription.endpoint(), backoff::end);
        this.thread = new Thread(this::run, "aftershock-nats " + cluster + "/" + subscription.name());
        thread.setDaemon(true);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void emitted(long bytes) {
        arrivals.emitted(bytes);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    @Override
    public void awaitStopped(long millis) throws InterruptedException {
        thread.join(millis);
    }

    private void run() {
        try {
            while (!closed) {
                tryToListen();
            }
        } catch (InterruptedException e) {
            // Closed: there is nobody to tell.
        } finally {
            connection.close();
        }
    }

    private void tryToListen() throws InterruptedException {
        try {
            listen(connection.get());
        } catch (IOException | TimeoutException | RuntimeException e) {
            if (!closed) {
                events.broke(Trouble.of(e, connection.complaint()));
            }
        }
        if (!closed) {
            backoff.pause();
        }
    }

    private void listen(Connection server) throws IOException, TimeoutException, InterruptedException {
        int breaks = connection.breaks();
        Dispatcher dispatcher = server.createDispatcher(this::arrived);
        try {
            subscription.subjects().forEach(dispatcher::subscribe);
            server.flush(ANSWER);
            long since = System.currentTimeMillis();
            // The client passes a complaint on by another thread, some time after the answer that came behind it.
            closing.await(BETWEEN_ROUND_TRIPS_MILLIS);
            refuseIfRefused();
            events.opened(since);
            backoff.reset();
            while (!closed && connection.breaks() == breaks) {
                heard(server);
                closing.await(BETWEEN_ROUND_TRIPS_MILLIS);
            }
            if (!closed) {
                events.broke(Trouble.disconnected());
            }
        } finally {
            if (server.getStatus() != Connection.Status.CLOSED) {
                server.closeDispatcher(dispatcher);
            }
        }
    }

    /** The server's answer comes behind all that it had sent before. */
    private void heard(Connection server) throws IOException {
        long asked = System.currentTimeMillis();
        server.RTT();
        refuseIfRefused();
        events.heard(asked);
        events.dropped(dropped.getAndSet(0));
        arrivals.put(new Arrival.Heard(null, 0, asked));
    }

    private void refuseIfRefused() throws IOException {
        String complaint = connection.complaint();
        if (complaint == null) {
            return;
        }
        // Others share the connection, and are complained of too.
        String text = complaint.toLowerCase(Locale.ROOT);
        if (subscription.subjects().stream().anyMatch(subject -> text.contains(subject.toLowerCase(Locale.ROOT)))) {
            throw new IOException(complaint);
        }
    }

    /** On the client's thread, which must not wait. */
    private void arrived(Message message) {
        int bytes = (int) message.consumeByteCount();
        if (arrivals.heldBytes() + bytes > MOST_HELD_BYTES) {
            dropped.incrementAndGet();
            return;
        }
        long now = System.currentTimeMillis();
        TelemetryRow row =
                TelemetryRow.event(cluster, now, subscription.account(), message.getSubject(), message.getData());
        arrivals.put(new Arrival.Stored(row, null, bytes, 0, now));
    }
}
