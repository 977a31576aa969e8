package io.aftershock.connectors.nats.source.event;

/**
 * Holes in the sequence of delivered messages, and which of them are losses.
 *
 * <p>Where every message of the stream is ours, each hole is one. Where a filter leaves out the messages of others, a hole
 * is a loss only if the stream's first message has moved beyond its start; then nobody knows how many of ours were in it,
 * and its size is an upper bound.
 */
public final class Holes {

    private final boolean wholeStream;
    private long from;
    private long size;

    /**
     * No holes yet.
     *
     * @param wholeStream whether all messages of the stream are ours
     */
    public Holes(boolean wholeStream) {
        this.wholeStream = wholeStream;
    }

    /** A message has been delivered; {@code previous} is the sequence of the one before it. */
    public void delivered(long previous, long sequence) {
        if (sequence <= previous + 1) {
            return;
        }
        if (size == 0) {
            from = previous + 1;
        }
        size += sequence - previous - 1;
    }

    public boolean exist() {
        return size > 0;
    }

    /** Whether {@link #losses} can be told only with a fresh first sequence. */
    public boolean needFirstSequence() {
        return !wholeStream;
    }

    /**
     * How many messages are missing since the last call, at most.
     *
     * @param firstSequence the oldest message that the stream holds; any number where all messages are ours
     */
    public long losses(long firstSequence) {
        long lost = wholeStream ? size : Math.max(0, Math.min(size, firstSequence - from));
        size = 0;
        return lost;
    }
}
