package io.aftershock.connectors.history.scan;

import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import io.aftershock.connectors.history.warehouse.WarehouseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Asks Iceberg which data files hold rows of some time and some clusters.
 *
 * <p>A glob over the folder would read what was replaced by a compaction, what was never committed, and what has expired
 * from the table: each row twice or more.
 */
public final class ScanPlan {

    private ScanPlan() {}

    /**
     * The files of the table's current snapshot that may hold such rows, and others besides: the rows have to be filtered too.
     *
     * @param ranges any of these times
     * @param clusters their names; all if empty
     */
    public static PlannedFiles of(
            Warehouse warehouse, HistoryTable table, List<TimeRange> ranges, Collection<String> clusters) {
        Table present = warehouse.table(table);
        Expression filter = clusters.isEmpty() || present.schema().findField("cluster") == null
                ? Expressions.alwaysTrue()
                : Expressions.in("cluster", clusters.toArray());
        filter = Expressions.and(filter, anyOf(table.timeColumn(), ranges));
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks =
                present.newScan().filter(filter).planFiles()) {
            for (FileScanTask task : tasks) {
                refuseDeletes(table, task);
                files.add(task.file());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The scan of " + table.label() + " did not end in order.", e);
        }
        return new PlannedFiles(table, present.schema(), files, present.io());
    }

    private static Expression anyOf(String column, List<TimeRange> ranges) {
        Expression any = Expressions.alwaysFalse();
        for (TimeRange range : ranges) {
            if (!range.isEmpty()) {
                any = Expressions.or(
                        any,
                        Expressions.and(
                                Expressions.greaterThanOrEqual(column, micros(range.from())),
                                Expressions.lessThan(column, micros(range.to()))));
            }
        }
        return any;
    }

    private static void refuseDeletes(HistoryTable table, FileScanTask task) {
        if (!task.deletes().isEmpty()) {
            throw new WarehouseException(
                    "The table " + table.label() + " holds delete files, which only another program"
                            + " can have written and which are not read here: compact the table with that program first.");
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
