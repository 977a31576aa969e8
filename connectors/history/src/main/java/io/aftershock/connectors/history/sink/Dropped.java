package io.aftershock.connectors.history.sink;

import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.HistoryTable;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.data.Record;

/** What was given up for lack of room: by cluster, from when to when, and how many answers it counted. */
final class Dropped {

    /** The cause in the table of the coverage. */
    static final String CAUSE = "history_full";

    private final Map<String, Span> byCluster = new TreeMap<>();

    static boolean mayDrop(HistoryTable table) {
        return table == HistoryTable.API_MINUTES || table == HistoryTable.CLIENT_MINUTES;
    }

    void add(HistoryRow row) {
        Record values = row.values();
        OffsetDateTime minute = (OffsetDateTime) values.getField("minute");
        long requests = row.table() == HistoryTable.API_MINUTES ? (Long) values.getField("requests") : 0;
        byCluster.merge(
                (String) values.getField("cluster"), new Span(minute, minute.plusMinutes(1), requests), Span::and);
    }

    /** The rows that tell it, once. */
    List<HistoryRow> takeRows() {
        List<HistoryRow> rows = new ArrayList<>();
        byCluster.forEach((cluster, span) -> rows.add(HistoryRow.of(
                HistoryTable.COVERAGE,
                cluster,
                null,
                span.from,
                span.to,
                span.requests,
                0L,
                span.requests,
                CAUSE,
                true,
                span.from)));
        byCluster.clear();
        return rows;
    }

    private record Span(OffsetDateTime from, OffsetDateTime to, long requests) {
        Span and(Span other) {
            return new Span(
                    from.isBefore(other.from) ? from : other.from,
                    to.isAfter(other.to) ? to : other.to,
                    requests + other.requests);
        }
    }
}
