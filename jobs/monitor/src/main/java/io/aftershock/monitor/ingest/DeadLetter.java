package io.aftershock.monitor.ingest;

/**
 * A row that could not be used, with the reason; its body is left out, since it may hold a client's data.
 *
 * @param subject where it came from: a NATS subject, or file and line
 * @param bytes length of the body
 * @param detail one sentence: what was wrong
 */
public record DeadLetter(String cluster, Reason reason, String subject, long receivedMillis, int bytes, String detail) {

    /** Why a row could not be used. */
    public enum Reason {
        /** A line of a capture that is not JSON, or has no {@code ts}. */
        UNREADABLE_ROW,
        /** The body is not the JSON that its subject promises: truncated, or something else. */
        MALFORMED,
        /** A field is missing without which the row means nothing. */
        MISSING_FIELD,
        /** The time stamp is no time, or lies more than 5 s ahead of the receive time, or a day behind it. */
        ABSURD_TIMESTAMP;

        private final String label = name().toLowerCase(java.util.Locale.ROOT);

        /** The name in JSON, metrics and docs. */
        public String label() {
            return label;
        }
    }
}
