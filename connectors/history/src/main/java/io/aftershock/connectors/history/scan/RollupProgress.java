package io.aftershock.connectors.history.scan;

import java.io.IOException;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/**
 * How far a table of hours or days has come, as the table itself remembers it.
 *
 * @param to the first day, in UTC, that it does not have
 * @param snapshotId the snapshot of the minutes that it was made of
 */
public record RollupProgress(LocalDate to, long snapshotId) {

    private static final String TO = "aftershock.rolled-to";
    private static final String SNAPSHOT = "aftershock.rolled-snapshot";

    /** That of a table; null if nothing has been added up yet. */
    public static @Nullable RollupProgress of(Table rollup) {
        String to = rollup.properties().get(TO);
        String snapshot = rollup.properties().get(SNAPSHOT);
        return to == null || snapshot == null
                ? null
                : new RollupProgress(LocalDate.parse(to), Long.parseLong(snapshot));
    }

    /** Has the table remember it. */
    public void keep(UpdateProperties properties) {
        properties.set(TO, to.toString()).set(SNAPSHOT, Long.toString(snapshotId));
    }

    /** The days of which minutes were written since; null if nobody knows, since that snapshot has expired. */
    public @Nullable NavigableSet<LocalDate> changedSince(Table minutes, Snapshot now) throws IOException {
        if (now.snapshotId() == snapshotId) {
            return new TreeSet<>();
        }
        if (!SnapshotUtil.isAncestorOf(minutes, now.snapshotId(), snapshotId)) {
            return null;
        }
        try (CloseableIterable<FileScanTask> added = minutes.newIncrementalAppendScan()
                .fromSnapshotExclusive(snapshotId)
                .toSnapshot(now.snapshotId())
                .planFiles()) {
            return daysOf(added);
        }
    }

    /** The days of files: the first field of their partition. */
    public static NavigableSet<LocalDate> daysOf(CloseableIterable<FileScanTask> files) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        files.forEach(
                task -> days.add(LocalDate.ofEpochDay(task.file().partition().get(0, Integer.class))));
        return days;
    }
}
