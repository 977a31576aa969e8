package io.aftershock.connectors.jsz.row;

import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of polls over the system account: one per server that answered, and one per server that owed an answer.
 *
 * @param cluster name of the cluster in the rows
 * @param subject the request as NATS calls it, whatever it was called on the way
 * @param showsPaths whether {@code via} and {@code asked} are filled; not for a request that went out only once, to
 *     whichever server the connection led to
 */
public record SystemRows(String cluster, String subject, boolean showsPaths) {

    private static final String ACCOUNT = "SYS";
    private static final String NO_ANSWER = "no answer";
    private static final String NOT_ASKED = "not asked: no connection";

    /** The rows of a round that ended at this time; never none, since silence is news too. */
    public List<TelemetryRow> of(AnswerMatrix matrix, long endMillis) {
        List<TelemetryRow> rows = new ArrayList<>();
        for (AnswerMatrix.Line line : matrix.lines()) {
            Answer first = line.first();
            rows.add(row(first.receivedMillis(), first.server(), line.via(), matrix.asked(), first.envelope()));
        }
        byte[] silence = ErrorBody.of(matrix.asked().isEmpty() ? NOT_ASKED : NO_ANSWER);
        for (String server : matrix.silent()) {
            rows.add(row(endMillis, server, List.of(), matrix.asked(), silence));
        }
        if (rows.isEmpty()) {
            rows.add(row(endMillis, null, List.of(), matrix.asked(), silence));
        }
        return rows;
    }

    private TelemetryRow row(
            long receivedMillis, @Nullable String node, List<String> via, List<String> asked, byte[] data) {
        return new TelemetryRow(
                cluster,
                receivedMillis,
                Kind.POLL,
                ACCOUNT,
                subject,
                node,
                showsPaths ? via : List.of(),
                showsPaths ? asked : List.of(),
                data,
                null);
    }
}
