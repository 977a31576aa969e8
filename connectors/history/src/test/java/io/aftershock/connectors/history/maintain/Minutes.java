package io.aftershock.connectors.history.maintain;

import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Rows of {@code api_minutes} for tests, and what a table holds of them. */
final class Minutes {

    private Minutes() {}

    static HistoryRow of(String minute, String account, int errCode, long requests, boolean complete) {
        boolean failed = errCode != 0;
        return HistoryRow.of(
                HistoryTable.API_MINUTES,
                "prod",
                account,
                null,
                HistoryRow.time(Instant.parse(minute).toEpochMilli()),
                "STREAM.INFO",
                failed ? "not_found" : null,
                errCode,
                requests,
                failed ? requests : 0L,
                requests,
                failed ? requests : 0L,
                complete);
    }

    static HistoryRow of(String minute, String account, int errCode, long requests) {
        return of(minute, account, errCode, requests, true);
    }

    static List<Record> rows(Warehouse warehouse, HistoryTable table) throws IOException {
        List<Record> rows = new ArrayList<>();
        Table target = warehouse.table(table);
        try (CloseableIterable<Record> found = IcebergGenerics.read(target).build()) {
            found.forEach(row -> rows.add(row.copy()));
        }
        return rows;
    }

    /** Requests by account and error code. */
    static Map<String, Long> requests(Warehouse warehouse, HistoryTable table) throws IOException {
        Map<String, Long> requests = new TreeMap<>();
        for (Record row : rows(warehouse, table)) {
            requests.merge(
                    row.getField("account") + " " + row.getField("error_code"),
                    (Long) row.getField("requests"),
                    Long::sum);
        }
        return requests;
    }
}
