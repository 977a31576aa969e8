package io.aftershock.connectors.nats.source.stream;

import java.util.Locale;

/** What a server says instead of a message. */
enum PullStatus {
    /** Nothing is there to deliver; the request waits on. */
    HEARTBEAT,
    /** The request has been served or has expired; another may follow. */
    REQUEST_ENDED,
    /** The next message is larger than what is left of the request's bytes. */
    TOO_LARGE,
    /** Nobody serves the consumer any more, or not in a way that we can use. */
    CONSUMER_GONE;

    /** The meaning of a status line; what is not known ends the consumer, since a new one is always right. */
    static PullStatus of(int code, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (code) {
            case 100 -> HEARTBEAT;
            case 404, 408 -> REQUEST_ENDED;
            case 409 -> {
                if (lower.contains("exceeds maxbytes")) {
                    yield TOO_LARGE;
                }
                yield lower.contains("batch completed") || lower.contains("exceeded maxwaiting")
                        ? REQUEST_ENDED
                        : CONSUMER_GONE;
            }
            default -> CONSUMER_GONE;
        };
    }
}
