package io.aftershock.connectors.history.read;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/** A row as it was stored, to be asked by the names of its columns. */
public final class StoredRow {

    private final Record values;

    StoredRow(Record values) {
        this.values = values;
    }

    public String text(String column) {
        return Objects.requireNonNull(textOrNull(column), column);
    }

    public @Nullable String textOrNull(String column) {
        return (String) values.getField(column);
    }

    /** What the table holds as a count or as a number. */
    public long count(String column) {
        return ((Number) values.getField(column)).longValue();
    }

    public @Nullable Integer numberOrNull(String column) {
        return (Integer) values.getField(column);
    }

    public double figure(String column) {
        return (Double) values.getField(column);
    }

    public boolean isTrue(String column) {
        return (Boolean) values.getField(column);
    }

    /** Epoch milliseconds. */
    public long millis(String column) {
        return Objects.requireNonNull(millisOrNull(column), column);
    }

    /** Epoch milliseconds. */
    public @Nullable Long millisOrNull(String column) {
        OffsetDateTime time = (OffsetDateTime) values.getField(column);
        return time == null ? null : time.toInstant().toEpochMilli();
    }

    @SuppressWarnings("unchecked") // lists in the tables are of texts
    public List<String> texts(String column) {
        return (List<String>) values.getField(column);
    }
}
