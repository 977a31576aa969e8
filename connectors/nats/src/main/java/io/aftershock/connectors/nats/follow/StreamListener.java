package io.aftershock.connectors.nats.follow;

import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.model.telemetry.SourceStatus;
import org.jspecify.annotations.Nullable;

/** What hears a stream that is followed, on the thread that follows it. */
public interface StreamListener {

    /** A message, in the order of the stream. */
    void message(FollowedMessage message);

    /**
     * A sign of life without a message, twice a second while nothing is stored.
     *
     * @param position up to where the stream holds nothing more for us; null if nothing has been read of it
     * @param pending how many messages wait in it; 0 if it is caught up
     */
    void heard(@Nullable StreamPosition position, long pending);

    /** Something happened to the stream or the connection, or is well again; {@code detail} is a sentence for people. */
    void happened(SourceStatus status);
}
