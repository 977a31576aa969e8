package io.aftershock.connectors.nats.sink;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusException;

/** What a failed publish means. */
enum PublishVerdict {
    /** It may work later: no leader, no answer, no connection, no room for now. */
    TRY_AGAIN,
    /** Nobody listens on the subject: either no leader for a moment, or no stream for good. */
    NOBODY_LISTENS,
    /** The stream refuses the message, and will again. */
    REFUSED;

    private static final int UNAVAILABLE = 503;

    /** The meaning of what a publish failed with. */
    static PublishVerdict of(Throwable failure) {
        if (failure instanceof JetStreamStatusException status) {
            return status.getStatus().getCode() == UNAVAILABLE ? NOBODY_LISTENS : TRY_AGAIN;
        }
        // 503 is the class of 10008 (no leader), 10023 (no room) and their like.
        return failure instanceof JetStreamApiException api && api.getErrorCode() != UNAVAILABLE ? REFUSED : TRY_AGAIN;
    }
}
