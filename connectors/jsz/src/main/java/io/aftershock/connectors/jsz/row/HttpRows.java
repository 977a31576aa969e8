package io.aftershock.connectors.jsz.row;

import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import java.util.List;

/**
 * Makes the rows of polls over HTTP: the page, or why there is none.
 *
 * @param cluster name of the cluster in the rows
 * @param page name of the page, as {@code jsz}
 */
public record HttpRows(String cluster, String page) {

    private static final String ACCOUNT = "$HTTP";
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    /** The row of a response. A server that says it is unhealthy, by status 503, has answered. */
    public TelemetryRow response(String node, long receivedMillis, int status, byte[] body) {
        if (status != OK && status != UNAVAILABLE) {
            return failure(node, receivedMillis, "HTTP status " + status);
        }
        if (!Json.isObject(body)) {
            return failure(node, receivedMillis, "HTTP status " + status + ", not a JSON object");
        }
        return row(node, receivedMillis, Json.onOneLine(body));
    }

    /** The row of a request that brought no response. */
    public TelemetryRow failure(String node, long receivedMillis, String why) {
        return row(node, receivedMillis, ErrorBody.of(why));
    }

    private TelemetryRow row(String node, long receivedMillis, byte[] data) {
        return new TelemetryRow(
                cluster,
                receivedMillis,
                Kind.HTTP_POLL,
                ACCOUNT,
                page + '.' + node,
                node,
                List.of(),
                List.of(),
                data,
                null);
    }
}
