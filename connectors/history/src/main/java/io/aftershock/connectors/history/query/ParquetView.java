package io.aftershock.connectors.history.query;

import io.aftershock.connectors.history.scan.PlannedFiles;
import io.aftershock.connectors.history.scan.TimeRange;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The SQL that makes a view of Parquet files. Columns are found by Iceberg's ids, so that files of older schemas fit. */
final class ParquetView {

    private ParquetView() {}

    static String sql(PlannedFiles planned, List<Path> paths, List<TimeRange> ranges, Collection<String> clusters) {
        String head = "create or replace view " + planned.table().label() + " as select ";
        List<Types.NestedField> columns = planned.schema().columns();
        if (paths.isEmpty()) {
            return head
                    + columns.stream()
                            .map(column -> "null::" + type(column.type()) + " as \"" + column.name() + "\"")
                            .collect(Collectors.joining(", "))
                    + " where false";
        }
        return head + "* from read_parquet("
                + paths.stream().map(path -> quoted(path.toString())).collect(Collectors.joining(", ", "[", "]"))
                + ", schema = map {"
                + columns.stream()
                        .map(column -> column.fieldId() + ": {name: " + quoted(column.name()) + ", type: "
                                + quoted(type(column.type())) + ", default_value: null}")
                        .collect(Collectors.joining(", "))
                + "}) where " + condition(planned, ranges, clusters);
    }

    private static String condition(PlannedFiles planned, List<TimeRange> ranges, Collection<String> clusters) {
        String column = "\"" + planned.table().timeColumn() + "\"";
        String times = ranges.stream()
                .map(range -> "(" + column + " >= timestamptz '" + range.from() + "' and " + column + " < timestamptz '"
                        + range.to() + "')")
                .collect(Collectors.joining(" or ", "(", ")"));
        boolean hasClusters = planned.schema().findField("cluster") != null;
        return clusters.isEmpty() || !hasClusters
                ? times
                : times + " and cluster in ("
                        + clusters.stream().map(ParquetView::quoted).collect(Collectors.joining(", ")) + ")";
    }

    private static String type(Type type) {
        return switch (type.typeId()) {
            case STRING -> "VARCHAR";
            case LONG -> "BIGINT";
            case INTEGER -> "INTEGER";
            case DOUBLE -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case TIMESTAMP -> "TIMESTAMPTZ";
            case LIST -> type(type.asListType().elementType()) + "[]";
            default -> throw new IllegalArgumentException("no column of the history is a " + type);
        };
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
