package io.aftershock.monitor.check.client;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.api.RequestKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection that was refused a consumer which is there already.
 *
 * @param client name of the connection; null if it has none
 * @param connection its {@link RequestKey#ofConnection key}
 * @param atMillis when it was refused last
 */
public record Refusal(
        @Nullable String client, String stream, String consumer, long connection, int errCode, long atMillis) {

    private static final Set<String> OPERATIONS = Set.of("CONSUMER.CREATE", "CONSUMER.DURABLE.CREATE");

    /** It exists with another configuration, its name is taken, or somebody else is using it. */
    private static final Set<Integer> CODES = Set.of(10_148, 10_013, 10_105);

    /** Whether a call was answered so. */
    static boolean is(String operation, int errCode) {
        return CODES.contains(errCode) && OPERATIONS.contains(operation);
    }

    /** What a call is; null for any other call, and where nobody can tell by whom of those of one name it was made. */
    static @Nullable Refusal of(ApiCall call, long atMillis) {
        String stream = call.stream();
        String consumer = call.consumer();
        return is(call.operation(), call.errCode())
                        && stream != null
                        && consumer != null
                        && call.connection() != RequestKey.UNKNOWN
                ? new Refusal(call.client(), stream, consumer, call.connection(), call.errCode(), atMillis)
                : null;
    }

    /** Whether it is the same, at whatever time. */
    boolean isSame(Refusal other) {
        return at(0).equals(other.at(0));
    }

    private Refusal at(long millis) {
        return new Refusal(client, stream, consumer, connection, errCode, millis);
    }
}
