package io.aftershock.connectors.history.row;

import io.aftershock.connectors.history.table.HistoryTable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/** A row of a table: its values in the order of the columns, as Iceberg's own record. */
public record HistoryRow(HistoryTable table, Record values) {

    /**
     * Of values in the order of the table's columns: {@code String}, {@code Long}, {@code Integer}, {@code Double},
     * {@code Boolean}, {@code List<String>}, and {@link #time} for times.
     */
    public static HistoryRow of(HistoryTable table, @Nullable Object... values) {
        int columns = table.columns().size();
        if (values.length != columns) {
            throw new IllegalArgumentException(
                    "a row of " + table.label() + " has " + columns + " values, not " + values.length);
        }
        Record row = GenericRecord.create(table.schema());
        for (int place = 0; place < columns; place++) {
            row.set(place, values[place]);
        }
        return new HistoryRow(table, row);
    }

    /** A time as the tables hold it. */
    public static OffsetDateTime time(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC);
    }

    /** A time that need not be known. */
    public static @Nullable OffsetDateTime time(@Nullable Long epochMillis) {
        return epochMillis == null ? null : time(epochMillis.longValue());
    }
}
