package io.aftershock.connectors.history.maintain;

import io.aftershock.connectors.history.table.HistoryTable;
import java.io.IOException;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** One kind of work on one table; done a second time at once it finds nothing to do. */
interface MaintenanceStep {

    /** What it is called in what is printed. */
    String label();

    /** Whether it has anything to do with a table. */
    default boolean concerns(HistoryTable table) {
        return true;
    }

    /**
     * Does the work.
     *
     * @return what was done, in a few words; null if there was nothing to do
     * @throws MaintenanceException if only a part of it succeeded; what succeeded stays
     */
    @Nullable
    String run(HistoryTable table, Table target) throws IOException;
}
