package io.aftershock.connectors.history.sink;

import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.HistoryTable;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/**
 * What earlier jobs have written of the times that this one sees: a job that has lost its state, or a capture that is
 * replayed twice, finds the same again.
 *
 * <p>A cluster is asked after once, when its first rows come; what this attempt writes itself is known by its batches. A
 * minute is there or not as a whole, since all its rows are written together; any other row is there if all of it is.
 */
final class AlreadyWritten {

    private final Map<HistoryTable, Set<Object>> known = new EnumMap<>(HistoryTable.class);
    private final Map<HistoryTable, Set<String>> asked = new EnumMap<>(HistoryTable.class);

    /** The rows that are new. */
    List<HistoryRow> without(HistoryTable table, Table target, List<HistoryRow> rows) throws IOException {
        Set<Object> keys = known.computeIfAbsent(table, each -> new HashSet<>());
        Set<String> clusters = asked.computeIfAbsent(table, each -> new HashSet<>());
        List<HistoryRow> unasked =
                rows.stream().filter(row -> !clusters.contains(cluster(row))).toList();
        if (!unasked.isEmpty()) {
            keys.addAll(read(table, target, unasked));
            unasked.forEach(row -> clusters.add(cluster(row)));
        }
        List<HistoryRow> fresh = new ArrayList<>(rows);
        fresh.removeIf(row -> keys.contains(key(table, row.values())));
        return fresh;
    }

    private static Set<Object> read(HistoryTable table, Table target, List<HistoryRow> rows) throws IOException {
        Set<Object> keys = new HashSet<>();
        if (target.currentSnapshot() == null) {
            return keys;
        }
        IcebergGenerics.ScanBuilder scan = IcebergGenerics.read(target).where(since(table, rows));
        IcebergGenerics.ScanBuilder columns = isMinutes(table)
                ? scan.select("cluster", table.timeColumn())
                : scan.select(
                        table.schema().columns().stream().map(NestedField::name).toList());
        try (CloseableIterable<Record> records = columns.build()) {
            records.forEach(record -> keys.add(key(table, record)));
        }
        return keys;
    }

    private static Expression since(HistoryTable table, List<HistoryRow> rows) {
        OffsetDateTime first = rows.stream()
                .map(row -> (OffsetDateTime) row.values().getField(table.timeColumn()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Expression time = Expressions.greaterThanOrEqual(
                table.timeColumn(), first.toInstant().toEpochMilli() * 1_000);
        return table.isByCluster()
                ? Expressions.and(
                        time,
                        Expressions.in(
                                "cluster",
                                rows.stream().map(AlreadyWritten::cluster).collect(Collectors.toSet())))
                : time;
    }

    private static String cluster(HistoryRow row) {
        return row.table().isByCluster() ? (String) row.values().getField("cluster") : "";
    }

    private static Object key(HistoryTable table, Record record) {
        List<@Nullable Object> key = new ArrayList<>();
        if (isMinutes(table)) {
            key.add(record.getField("cluster"));
            key.add(record.getField(table.timeColumn()));
        } else {
            table.columns().forEach(column -> key.add(record.getField(column.name())));
        }
        return key;
    }

    private static boolean isMinutes(HistoryTable table) {
        return table == HistoryTable.API_MINUTES || table == HistoryTable.CLIENT_MINUTES;
    }
}
