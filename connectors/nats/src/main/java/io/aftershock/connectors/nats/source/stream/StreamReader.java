package io.aftershock.connectors.nats.source.stream;

import io.aftershock.connectors.nats.connection.SharedConnections;
import io.aftershock.connectors.nats.source.event.Resumption;
import io.aftershock.connectors.nats.source.event.StreamEvents;
import io.aftershock.connectors.nats.source.event.StreamFacts;
import io.aftershock.connectors.nats.source.event.Trouble;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.ReadingPlan;
import io.aftershock.connectors.nats.source.merge.Arrival;
import io.aftershock.connectors.nats.source.merge.Arrivals;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one stream on a thread of its own, for as long as it is not closed: whatever breaks is tried again with back-off,
 * from the position after the last message that was passed on.
 */
public final class StreamReader implements LaneReader {

    private final CaptureStream stream;
    private final ReadingPlan plan;
    private final Arrivals arrivals;
    private final StreamEvents events;
    private final StreamCursor cursor;
    private final StreamConnection connection;
    private final Backoff backoff = new Backoff();
    private final Thread thread;

    private volatile boolean closed;
    private volatile @Nullable PullSession session;
    private @Nullable String whyLost;

    /**
     * A reader that has not been started.
     *
     * @param known how far the stream has been read; null for nothing yet
     */
    public StreamReader(
            String cluster,
            CaptureStream stream,
            SharedConnections connections,
            ReadingPlan plan,
            @Nullable StreamPosition known,
            Arrivals arrivals) {
        this.stream = stream;
        this.plan = plan;
        this.arrivals = arrivals;
        this.events = new StreamEvents(cluster, stream, status -> arrivals.put(new Arrival.Happened(status)));
        this.cursor = new StreamCursor(cluster, stream, known, arrivals);
        this.connection = new StreamConnection(connections, stream.endpoint(), backoff::end);
        this.thread = new Thread(this::run, "aftershock-nats " + cluster + "/" + stream.name());
        thread.setDaemon(true);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void emitted(long bytes) {
        arrivals.emitted(bytes);
        PullSession reading = session;
        if (reading != null) {
            reading.requestMore();
        }
    }

    @Override
    public void close() {
        closed = true; // the interrupt alone is not enough: the client may swallow it
        thread.interrupt();
    }

    @Override
    public void awaitStopped(long millis) throws InterruptedException {
        thread.join(millis);
    }

    private void run() {
        try {
            while (!isDone()) {
                tryToRead();
            }
        } catch (InterruptedException e) {
            // Closed: there is nobody to tell.
        } finally {
            connection.close();
        }
    }

    private void tryToRead() throws InterruptedException {
        try {
            read(connection.get());
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            if (!closed) {
                events.broke(Trouble.of(e, connection.complaint()));
            }
        }
        if (!isDone()) {
            backoff.pause();
        }
    }

    private boolean isDone() {
        return closed || cursor.hasEnded();
    }

    private void read(Connection server) throws IOException, JetStreamApiException, InterruptedException {
        int breaks = connection.breaks();
        EphemeralConsumer consumers = new EphemeralConsumer(server, stream);
        StreamFacts facts = consumers.stream();
        Resumption wanted = Resumption.of(cursor.position(), plan.start(), facts);
        Opening opening = Opening.of(wanted, consumers, facts);
        events.opened(opening.start(), whyLost);
        whyLost = null;
        if (plan.bounded()) {
            cursor.endAt(facts.lastSequence());
        }
        cursor.begin(opening, facts.createdMillis(), System.currentTimeMillis());
        try (PullSession opened = new PullSession(server, stream.stream(), opening.consumer(), arrivals::heldBytes)) {
            session = opened;
            whyLost = new SessionReading(opened, cursor, events, consumers, backoff)
                    .readUntil(() -> connection.breaks() != breaks);
        } finally {
            session = null;
        }
        if (connection.breaks() != breaks) {
            events.broke(Trouble.disconnected());
        }
    }
}
