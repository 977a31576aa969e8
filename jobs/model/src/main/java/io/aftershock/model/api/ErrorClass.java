package io.aftershock.model.api;

import java.util.Locale;

/** What kind of failure an {@code err_code} stands for, which says who can mend it. */
public enum ErrorClass {
    /** The stream, the consumer or the message does not exist. */
    NOT_FOUND,
    /** It exists already, or in another state or configuration than the caller expects. */
    CONFLICT,
    /** A limit of the account, the stream or the server is reached. */
    LIMITS,
    /** The account may not use JetStream. */
    ENTITLEMENT,
    /** The cluster cannot answer at present: no leader, or the asset is offline. */
    AVAILABILITY,
    /** The server failed. */
    INTERNAL,
    /** The request is wrong in itself. */
    CALLER,
    /** A read of a message that is not there; its successes are never audited, so it has no ratio. */
    GET_MISS,
    /** A code that this version of the table does not know. */
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in JSON, metrics and docs. */
    public String label() {
        return label;
    }

    /** Whether the cluster is at fault rather than the client. */
    public boolean isServiceFault() {
        return this == AVAILABILITY || this == INTERNAL;
    }
}
