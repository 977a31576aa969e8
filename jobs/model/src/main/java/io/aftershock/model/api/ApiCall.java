package io.aftershock.model.api;

import org.jspecify.annotations.Nullable;

/**
 * One answer of the JetStream API, as an {@code api_audit} advisory tells it.
 *
 * @param account whose API was called: {@code client.svc}, else {@code client.acc}, else where it was published
 * @param operation as NATS spells it, for example {@code STREAM.INFO}
 * @param stream the stream that the subject names; null if it names none
 * @param consumer the consumer that the subject names; null if it names none
 * @param errCode the {@code err_code} of the answer; {@link #SUCCESS} if it is no error
 * @param client name of the client's connection; null where the audit does not tell
 * @param clientServer the server that the client is connected to; null where the audit does not tell
 * @param server the server that answered
 * @param own whether the monitor itself made the call
 * @param request the {@link RequestKey} that it shares with the other answers to the same request
 * @param connection of a call that failed, {@link RequestKey#ofConnection who made it}; else {@link RequestKey#UNKNOWN}
 */
public record ApiCall(
        String account,
        String operation,
        @Nullable String stream,
        @Nullable String consumer,
        int errCode,
        @Nullable String client,
        @Nullable String clientServer,
        String server,
        boolean own,
        long request,
        long connection) {

    /** The {@code errCode} of an answer that is no error. */
    public static final int SUCCESS = 0;

    /** An answer of which nobody knows which request it belongs to. */
    public ApiCall(
            String account,
            String operation,
            @Nullable String stream,
            @Nullable String consumer,
            int errCode,
            @Nullable String client,
            @Nullable String clientServer,
            String server,
            boolean own) {
        this(
                account,
                operation,
                stream,
                consumer,
                errCode,
                client,
                clientServer,
                server,
                own,
                RequestKey.UNKNOWN,
                RequestKey.UNKNOWN);
    }

    public boolean failed() {
        return errCode != SUCCESS;
    }

    /** Whether checks judge it: the monitor's own calls are not its subject, and a missed read has no ratio. */
    public boolean isJudged() {
        return !own && !(failed() && errorClass() == ErrorClass.GET_MISS);
    }

    public ErrorClass errorClass() {
        return ErrorCodes.classify(operation, errCode);
    }
}
