package io.aftershock.monitor.election;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.api.ErrorCodes;
import java.util.Set;

/** Which answers only the meta leader gives; by nats-server's jetstream_api.go, and seen on 2.10.27 and 2.15.1. */
public final class LeaderOnly {

    private static final Set<String> OPERATIONS =
            Set.of("INFO", "STREAM.NAMES", "STREAM.LIST", "CONSUMER.NAMES", "CONSUMER.LIST");

    private LeaderOnly() {}

    /** Whether the meta leader, and nobody else, answers these calls, so that a 10008 means that there is none. */
    public static boolean isAsked(ApiCall call) {
        return OPERATIONS.contains(call.operation());
    }

    /** Whether the server that gave this answer led the meta group when it did. */
    public static boolean isAnswer(ApiCall call) {
        return isAsked(call) && call.errCode() != ErrorCodes.TEMPORARILY_UNAVAILABLE;
    }
}
