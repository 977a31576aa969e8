package io.aftershock.connectors.history.maintain;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.table.HistoryTable;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/** Deletes the days that are older than a table keeps; whole files, so that nothing is rewritten. */
final class Retention implements MaintenanceStep {

    private final HistoryConfig config;
    private final Instant now;

    Retention(HistoryConfig config, Instant now) {
        this.config = config;
        this.now = now;
    }

    /** The first day of which a table keeps rows. */
    static LocalDate firstKept(HistoryConfig config, HistoryTable table, Instant now) {
        return Days.of(now).minusDays(config.retentionDays(table));
    }

    @Override
    public String label() {
        return "retention";
    }

    @Override
    public @Nullable String run(HistoryTable table, Table target) {
        LocalDate first = firstKept(config, table, now);
        if (target.currentSnapshot() == null
                || Scans.isEmpty(target, Expressions.lessThan(table.timeColumn(), Days.beginMicros(first)))) {
            return null;
        }
        target.newDelete()
                .deleteFromRowFilter(Expressions.lessThan(table.timeColumn(), Days.beginMicros(first)))
                .commit();
        String rows = target.currentSnapshot().summary().getOrDefault(SnapshotSummary.DELETED_RECORDS_PROP, "0");
        return "deleted what was before " + first + ": " + rows + " rows";
    }
}
