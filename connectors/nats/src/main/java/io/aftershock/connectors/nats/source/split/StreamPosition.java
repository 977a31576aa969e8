package io.aftershock.connectors.nats.source.split;

/**
 * How far a stream has been read.
 *
 * @param createdMillis when the stream was created, in epoch milliseconds: tells it from another of the same name
 * @param sequence stream sequence up to which everything has been emitted; 0 for nothing yet
 */
public record StreamPosition(long createdMillis, long sequence) {}
