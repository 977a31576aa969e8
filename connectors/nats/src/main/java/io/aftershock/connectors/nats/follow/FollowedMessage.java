package io.aftershock.connectors.nats.follow;

import io.aftershock.connectors.nats.source.split.StreamPosition;
import org.jspecify.annotations.Nullable;

/**
 * A message of a stream that is followed.
 *
 * @param storedMillis epoch milliseconds at which the stream stored it
 * @param position how far the stream has been read with it; following from there begins with the next one
 * @param pending how many messages wait behind it; 0 if it is the newest
 */
@SuppressWarnings("ArrayRecordComponent") // messages are read once and never compared
public record FollowedMessage(
        String subject,
        byte[] body,
        long storedMillis,
        @Nullable StreamPosition position,
        long pending) {}
