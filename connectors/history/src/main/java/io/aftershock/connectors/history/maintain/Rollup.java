package io.aftershock.connectors.history.maintain;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.scan.RollupProgress;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.RowFiles;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ReplacePartitions;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the minutes of days that are over, to hours and to days.
 *
 * <p>A day is replaced as a whole, in one commit with how far this has come: what a job wrote late, after days without a
 * warehouse, is added by the next run, and what a run did that was killed is done again and counted once.
 */
final class Rollup implements MaintenanceStep {

    /** A minute is written after all its rows and a commit's pace: a day is over a while after midnight. */
    private static final Duration LATEST = Duration.ofHours(1);

    private final Warehouse warehouse;
    private final HistoryConfig config;
    private final Instant now;

    Rollup(Warehouse warehouse, HistoryConfig config, Instant now) {
        this.warehouse = warehouse;
        this.config = config;
        this.now = now;
    }

    @Override
    public String label() {
        return "rollup";
    }

    @Override
    public boolean concerns(HistoryTable table) {
        return table == HistoryTable.API_HOURS || table == HistoryTable.API_DAYS;
    }

    @Override
    public @Nullable String run(HistoryTable table, Table target) throws IOException {
        Table minutes = warehouse.table(HistoryTable.API_MINUTES);
        Snapshot source = minutes.currentSnapshot();
        LocalDate end = Days.of(now.minus(LATEST));
        if (source == null) {
            return null;
        }
        NavigableSet<LocalDate> days = daysToAdd(minutes, source, target, end);
        for (LocalDate day : days) {
            replace(table, target, rows(minutes, source, table, day));
        }
        // Only now: a run that is killed before begins again where the last one ended.
        RollupProgress progress = new RollupProgress(end, source.snapshotId());
        if (!progress.equals(RollupProgress.of(target))) {
            UpdateProperties properties = target.updateProperties();
            progress.keep(properties);
            properties.commit();
        }
        return days.isEmpty() ? null : "added up " + days.size() + " days, to " + days.last();
    }

    /** Those of which minutes have come since the last run, and those that were not over then. */
    private NavigableSet<LocalDate> daysToAdd(Table minutes, Snapshot source, Table target, LocalDate end)
            throws IOException {
        NavigableSet<LocalDate> all = allDays(minutes, source);
        RollupProgress last = RollupProgress.of(target);
        NavigableSet<LocalDate> changed = last == null ? null : last.changedSince(minutes, source);
        NavigableSet<LocalDate> days = new TreeSet<>(all);
        if (last != null && changed != null) {
            days.headSet(last.to(), false).retainAll(changed);
        }
        // Of a day that retention has begun to delete the sum is already there, and more than what is left.
        LocalDate first = Retention.firstKept(config, HistoryTable.API_MINUTES, now);
        return days.headSet(end, false).tailSet(first, true);
    }

    private static NavigableSet<LocalDate> allDays(Table minutes, Snapshot source) throws IOException {
        try (CloseableIterable<FileScanTask> all =
                minutes.newScan().useSnapshot(source.snapshotId()).planFiles()) {
            return RollupProgress.daysOf(all);
        }
    }

    private static List<HistoryRow> rows(Table minutes, Snapshot source, HistoryTable table, LocalDate day)
            throws IOException {
        MinuteSums sums = new MinuteSums(table);
        try (CloseableIterable<Record> rows = IcebergGenerics.read(minutes)
                .useSnapshot(source.snapshotId())
                .where(Expressions.and(
                        Expressions.greaterThanOrEqual("minute", Days.beginMicros(day)),
                        Expressions.lessThan("minute", Days.beginMicros(day.plusDays(1)))))
                .build()) {
            rows.forEach(sums::add);
        }
        return sums.rows();
    }

    private static void replace(HistoryTable table, Table target, List<HistoryRow> rows) throws IOException {
        ReplacePartitions day = target.newReplacePartitions();
        for (DataFile file : new RowFiles(table, target).write(rows)) {
            day.addFile(file);
        }
        day.commit();
        target.refresh();
    }
}
