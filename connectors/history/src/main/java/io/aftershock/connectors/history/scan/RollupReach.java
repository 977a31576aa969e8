package io.aftershock.connectors.history.scan;

import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/**
 * Which days a table of hours or days holds in full: those before the day that maintenance has come to, but for those of which
 * minutes have been written since.
 *
 * @param end the first day that is not in it
 * @param outdated starts of days whose minutes know more
 */
public record RollupReach(Instant end, Set<Instant> outdated) {

    /** As maintenance writes them to the rollup, in one commit with the rows. */
    private static final String ROLLED_TO = "aftershock.rolled-to";

    private static final String ROLLED_SNAPSHOT = "aftershock.rolled-snapshot";

    private static final long DAY_SECONDS = 86_400;

    public RollupReach {
        outdated = Set.copyOf(outdated);
    }

    /** Nothing is rolled up yet. */
    public static RollupReach none() {
        return new RollupReach(Instant.MIN, Set.of());
    }

    public static RollupReach of(Warehouse warehouse, HistoryTable table) {
        Table rollup = warehouse.table(table);
        String to = rollup.properties().get(ROLLED_TO);
        if (to == null) {
            return none();
        }
        Table minutes = warehouse.table(HistoryTable.API_MINUTES);
        return new RollupReach(
                LocalDate.parse(to).atStartOfDay().toInstant(ZoneOffset.UTC),
                since(minutes, rollup.properties().get(ROLLED_SNAPSHOT)));
    }

    private static Set<Instant> since(Table minutes, @Nullable String rolled) {
        Snapshot now = minutes.currentSnapshot();
        Set<Instant> days = new TreeSet<>();
        if (now == null || rolled == null || now.snapshotId() == Long.parseLong(rolled)) {
            return days;
        }
        if (!SnapshotUtil.isAncestorOf(minutes, now.snapshotId(), Long.parseLong(rolled))) {
            // The snapshot has expired, so maintenance has run since; the sums of its last run hold.
            return days;
        }
        try (CloseableIterable<FileScanTask> added = minutes.newIncrementalAppendScan()
                .fromSnapshotExclusive(Long.parseLong(rolled))
                .toSnapshot(now.snapshotId())
                .planFiles()) {
            for (FileScanTask task : added) {
                // The first field of the partition is the day.
                int day = task.file().partition().get(0, Integer.class);
                days.add(Instant.ofEpochSecond(day * DAY_SECONDS));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The scan of " + HistoryTable.API_MINUTES.label() + " did not end in order.", e);
        }
        return days;
    }

    /** The parts of a time that the rollup holds. */
    public List<TimeRange> of(TimeRange range) {
        List<TimeRange> late = new ArrayList<>();
        for (Instant day : new TreeSet<>(outdated)) {
            late.add(new TimeRange(day, day.plusSeconds(DAY_SECONDS)));
        }
        return TimeRange.without(List.of(range.before(end)), late);
    }
}
