package io.aftershock.connectors.nats.source.split;

/**
 * How far a stream has been read.
 *
 * @param createdMillis when the stream was created, in epoch milliseconds: tells it from another of the same name
 * @param sequence stream sequence up to which everything has been emitted; 0 for nothing yet
 * @param taken the last message of ours that has been emitted, or the time from which on all are wanted if none has:
 *     tells whether the stream has gone back since
 */
public record StreamPosition(long createdMillis, long sequence, Mark taken) {

    /** A position as earlier releases knew it, of which only the sequence counts. */
    public StreamPosition(long createdMillis, long sequence) {
        this(createdMillis, sequence, Mark.unproven(sequence));
    }
}
