package io.aftershock.connectors.nats.source.event;

/**
 * What a server says of a stream.
 *
 * @param createdMillis when it was created, in epoch milliseconds
 * @param firstSequence the oldest message that it still holds; one after the last if it holds none
 * @param lastSequence the newest message that it ever held
 * @param lastNanos when that was stored, in epoch nanoseconds; 0 if there is none
 */
public record StreamFacts(long createdMillis, long firstSequence, long lastSequence, long lastNanos) {}
