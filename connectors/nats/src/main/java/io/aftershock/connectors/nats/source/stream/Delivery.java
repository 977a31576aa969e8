package io.aftershock.connectors.nats.source.stream;

import io.aftershock.connectors.nats.source.split.Mark;

/**
 * What the reply subject of a delivered message says of it. Read here and not by the client's own reader of it, which
 * makes a dozen objects per message.
 *
 * @param sequence its sequence in the stream
 * @param number how many messages the consumer has delivered with it
 * @param storedNanos when the stream stored it, in epoch nanoseconds
 * @param pending how many messages of the consumer wait behind it
 */
record Delivery(long sequence, long number, long storedNanos, long pending) {

    private static final int TOKENS_BEFORE_NUMBERS = 4;
    private static final int TOKENS_BEFORE_NUMBERS_WITH_DOMAIN = 6;
    private static final int TOKENS_WITHOUT_DOMAIN = 9;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /**
     * Reads {@code $JS.ACK.[DOMAIN.ACCOUNT.]STREAM.CONSUMER.TRIES.SEQUENCE.NUMBER.NANOS.PENDING}, and what newer servers
     * append.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Delivery parse(String replySubject) {
        long[] numbers = new long[5];
        int skipped = tokens(replySubject) == TOKENS_WITHOUT_DOMAIN
                ? TOKENS_BEFORE_NUMBERS
                : TOKENS_BEFORE_NUMBERS_WITH_DOMAIN;
        int start = 0;
        for (int token = 0; token < skipped; token++) {
            start = replySubject.indexOf('.', start) + 1;
        }
        for (int i = 0; i < numbers.length; i++) {
            int end = replySubject.indexOf('.', start);
            end = end < 0 ? replySubject.length() : end;
            numbers[i] = Long.parseLong(replySubject, start, end, 10);
            start = end + 1;
        }
        return new Delivery(numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    /** When the stream stored it, in epoch milliseconds. */
    long storedMillis() {
        return storedNanos / NANOS_PER_MILLI;
    }

    /** Where a reader stands that has taken it. */
    Mark mark() {
        return new Mark(sequence, storedNanos);
    }

    private static int tokens(String subject) {
        int tokens = 1;
        for (int dot = subject.indexOf('.'); dot >= 0; dot = subject.indexOf('.', dot + 1)) {
            tokens++;
        }
        return tokens;
    }
}
