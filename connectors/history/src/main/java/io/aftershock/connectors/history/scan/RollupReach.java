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
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * Which days a table of hours or days holds in full: those before the day that maintenance has come to, but for those of which
 * minutes have been written since.
 *
 * @param end the first day that is not in it
 * @param outdated starts of days whose minutes know more
 */
public record RollupReach(Instant end, Set<Instant> outdated) {

    private static final long DAY_SECONDS = 86_400;

    public RollupReach {
        outdated = Set.copyOf(outdated);
    }

    /** Nothing is rolled up yet. */
    public static RollupReach none() {
        return new RollupReach(Instant.MIN, Set.of());
    }

    public static RollupReach of(Warehouse warehouse, HistoryTable table) {
        RollupProgress progress = RollupProgress.of(warehouse.table(table));
        if (progress == null) {
            return none();
        }
        Set<Instant> outdated = new TreeSet<>();
        for (LocalDate day : changed(warehouse.table(HistoryTable.API_MINUTES), progress)) {
            outdated.add(begin(day));
        }
        return new RollupReach(begin(progress.to()), outdated);
    }

    private static Set<LocalDate> changed(Table minutes, RollupProgress progress) {
        Snapshot now = minutes.currentSnapshot();
        try {
            Set<LocalDate> days = now == null ? null : progress.changedSince(minutes, now);
            // A snapshot that has expired says that maintenance has run since; the sums of its last run hold.
            return days == null ? Set.of() : days;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The scan of " + HistoryTable.API_MINUTES.label() + " did not end in order.", e);
        }
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
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
