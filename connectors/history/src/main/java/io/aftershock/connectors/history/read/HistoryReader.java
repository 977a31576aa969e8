package io.aftershock.connectors.history.read;

import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/** Reads rows of a time, file by file as a scan of Iceberg names them; their order is that of the files. */
public final class HistoryReader {

    private static final long MICROS = 1_000;

    private final Warehouse warehouse;

    public HistoryReader(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Hands out the rows whose time is in {@code [fromMillis, toMillis)}.
     *
     * @param columns those that are wanted; none for all
     */
    public void rows(HistoryTable table, long fromMillis, long toMillis, Consumer<StoredRow> to, String... columns) {
        String time = table.timeColumn();
        IcebergGenerics.ScanBuilder scan = IcebergGenerics.read(warehouse.table(table))
                .where(Expressions.and(
                        Expressions.greaterThanOrEqual(time, text(fromMillis)),
                        Expressions.lessThan(time, text(toMillis))));
        try (CloseableIterable<Record> rows =
                columns.length == 0 ? scan.build() : scan.select(columns).build()) {
            rows.forEach(row -> to.accept(new StoredRow(row)));
        } catch (IOException e) {
            throw new UncheckedIOException("the files of " + table.label() + " cannot be read", e);
        }
    }

    /** The first and the last time of a table, in epoch milliseconds; null if it is empty. */
    public @Nullable Times times(HistoryTable table) {
        Table files = warehouse.table(table);
        NestedField time = files.schema().findField(table.timeColumn());
        LongSummaryStatistics bounds = new LongSummaryStatistics();
        try (CloseableIterable<FileScanTask> tasks =
                files.newScan().includeColumnStats().planFiles()) {
            for (FileScanTask task : tasks) {
                DataFile file = task.file();
                take(bounds, time, file.lowerBounds());
                take(bounds, time, file.upperBounds());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the list of files of " + table.label() + " cannot be read", e);
        }
        return bounds.getCount() == 0 ? null : new Times(bounds.getMin(), bounds.getMax());
    }

    /** Two times, in epoch milliseconds; both are in the table. */
    public record Times(long firstMillis, long lastMillis) {}

    private static void take(
            LongSummaryStatistics bounds, NestedField time, @Nullable Map<Integer, ByteBuffer> ofColumns) {
        ByteBuffer bound = ofColumns == null ? null : ofColumns.get(time.fieldId());
        if (bound != null) {
            Long micros = Conversions.fromByteBuffer(time.type(), bound);
            bounds.accept(Math.floorDiv(micros, MICROS));
        }
    }

    /** A literal that Iceberg takes for a time with a zone. */
    private static String text(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toString();
    }
}
