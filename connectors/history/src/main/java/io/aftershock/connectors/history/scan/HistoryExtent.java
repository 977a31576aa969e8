package io.aftershock.connectors.history.scan;

import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** From when until when a history reaches, as the bounds of its files tell; no row is read. */
public final class HistoryExtent {

    private static final List<HistoryTable> TABLES = List.of(
            HistoryTable.API_MINUTES,
            HistoryTable.API_HOURS,
            HistoryTable.API_DAYS,
            HistoryTable.ELECTIONS,
            HistoryTable.BREACHES);

    private HistoryExtent() {}

    /** From the first row to the end of the minute of the last one; null if there is none. */
    public static @Nullable TimeRange of(Warehouse warehouse) {
        TimeRange extent = null;
        for (HistoryTable table : TABLES) {
            TimeRange own = of(warehouse.table(table), table.timeColumn());
            extent = extent == null || own == null ? (extent == null ? own : extent) : extent.spanning(own);
        }
        return extent;
    }

    private static @Nullable TimeRange of(Table table, String column) {
        int id = table.schema().findField(column).fieldId();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().includeColumnStats(List.of(column)).planFiles()) {
            for (FileScanTask task : tasks) {
                first = Math.min(first, bound(task.file().lowerBounds(), id, first));
                last = Math.max(last, bound(task.file().upperBounds(), id, last));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The scan of " + table.name() + " did not end in order.", e);
        }
        return last < first
                ? null
                : new TimeRange(
                        instant(first),
                        instant(last).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
    }

    private static long bound(@Nullable Map<Integer, ByteBuffer> bounds, int id, long otherwise) {
        ByteBuffer bound = bounds == null ? null : bounds.get(id);
        return bound == null ? otherwise : Conversions.<Long>fromByteBuffer(Types.TimestampType.withZone(), bound);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
