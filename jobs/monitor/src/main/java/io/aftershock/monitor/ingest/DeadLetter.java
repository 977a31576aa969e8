package io.aftershock.monitor.ingest;

import io.aftershock.monitor.signal.Doubt;
import io.aftershock.monitor.signal.Signal;

/**
 * A row that could not be used, with the reason; its body is left out, since it may hold a client's data.
 *
 * @param subject where it came from: a NATS subject, or file and line
 * @param bytes length of the body
 * @param detail one sentence: what was wrong
 */
public record DeadLetter(String cluster, Reason reason, String subject, long receivedMillis, int bytes, String detail) {

    /** A row whose stamp is no time, not even by what is known of its server's clock. */
    public static DeadLetter of(Signal signal, Doubt doubt) {
        return new DeadLetter(
                signal.cluster(),
                Reason.ABSURD_TIMESTAMP,
                doubt.subject(),
                signal.receivedMillis(),
                doubt.bytes(),
                doubt.detail());
    }

    /** Why a row could not be used. */
    public enum Reason {
        /** A line of a capture that is not JSON, or has no {@code ts}. */
        UNREADABLE_ROW,
        /** The body is not the JSON that its subject promises: truncated, or something else. */
        MALFORMED,
        /** A field is missing without which the row means nothing. */
        MISSING_FIELD,
        /** The time stamp is no time, or lies more than 5 s ahead of the receive time, or a day behind it, by a clock that is right. */
        ABSURD_TIMESTAMP;

        private final String label = name().toLowerCase(java.util.Locale.ROOT);

        /** The name in JSON, metrics and docs. */
        public String label() {
            return label;
        }
    }
}
