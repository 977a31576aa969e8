package io.aftershock.connectors.nats.follow;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.connection.SharedConnections;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.ReadingPlan;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.connectors.nats.source.merge.Arrival;
import io.aftershock.connectors.nats.source.merge.Arrivals;
import io.aftershock.connectors.nats.source.merge.Doorbell;
import io.aftershock.connectors.nats.source.merge.Lane;
import io.aftershock.connectors.nats.source.merge.StoredTimeMerge;
import io.aftershock.connectors.nats.source.merge.StoredTimeMerge.Turn;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.connectors.nats.source.stream.StreamReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one stream from a position on and tells a listener, for as long as it is not closed.
 *
 * <p>It reads as the job's source does: what breaks is tried again with back-off from the message after the last that was
 * told, and a gap, a stream that was made anew and one that lost its end are told. Nothing is acknowledged.
 */
public final class StreamFollower implements AutoCloseable {

    private static final long LOOK_MILLIS = 250;
    private static final long TIME_TO_STOP_MILLIS = 1_000;

    private final Doorbell doorbell = new Doorbell();
    private final Lane lane;
    private final StoredTimeMerge turns;
    private final StreamReader reader;
    private final StreamListener listener;
    private volatile boolean closed;

    /**
     * A follower that has not been started.
     *
     * @param name what the servers show as the client's name, behind a prefix
     * @param stream name of the stream
     * @param filterSubject which of its messages are told; {@code >} for all
     * @param start where to start if {@code known} is null
     * @param known how far the stream has been read already; null for not at all
     */
    public StreamFollower(
            String name,
            NatsEndpoint endpoint,
            String stream,
            String filterSubject,
            StartingPosition start,
            @Nullable StreamPosition known,
            StreamListener listener) {
        Arrivals arrivals = new Arrivals(doorbell);
        this.listener = listener;
        this.lane = new Lane(arrivals, System.currentTimeMillis());
        this.turns = new StoredTimeMerge(List.of(lane), 0);
        this.reader = new StreamReader(
                "",
                new CaptureStream(stream, endpoint, stream, filterSubject, SubjectLayout.plain("")),
                new SharedConnections(name),
                new ReadingPlan(start, false),
                known,
                arrivals);
    }

    /** Follows the stream on this thread until it is closed or the thread is interrupted. */
    public void follow() {
        reader.start();
        while (!closed && !Thread.currentThread().isInterrupted()) {
            lane.refill();
            Turn turn = turns.next(System.currentTimeMillis());
            if (turn == null) {
                doorbell.pause(LOOK_MILLIS);
            } else {
                tell(turn.arrival());
            }
        }
    }

    private void tell(Arrival arrival) {
        if (arrival instanceof Arrival.Stored stored) {
            reader.emitted(stored.bytes());
            listener.message(new FollowedMessage(
                    stored.row().subject(),
                    stored.row().data(),
                    stored.row().receivedMillis(),
                    stored.position(),
                    stored.pending()));
        } else if (arrival instanceof Arrival.Heard heard) {
            listener.heard(heard.position(), heard.pending());
        } else if (arrival instanceof Arrival.Happened happened) {
            listener.happened(happened.status());
        }
    }

    /** Ends {@link #follow}; what has arrived and was not told is told the next time, from the position that is known. */
    @Override
    public void close() {
        closed = true;
        reader.close();
        doorbell.ring();
        try {
            reader.awaitStopped(TIME_TO_STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
