package io.aftershock.connectors.history;

import io.aftershock.connectors.history.table.HistoryTable;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where history is kept, how often it is written, and for how long.
 *
 * @param commitSeconds how long findings gather before they are written; each time costs a snapshot
 * @param clusterBuckets into how many parts a day of a table is divided, by cluster; 0 for none
 * @param backlogRows how many rows wait at most while the warehouse cannot be written
 * @param retentionDays for how many days rows are kept, by the name of the table; the table's own default if not named
 */
public record HistoryConfig(
        CatalogConfig catalog,
        int commitSeconds,
        int clusterBuckets,
        int backlogRows,
        Map<String, Integer> retentionDays)
        implements Serializable {

    public static final int COMMIT_SECONDS = 60;
    public static final int BACKLOG_ROWS = 1_000_000;

    public HistoryConfig {
        retentionDays = Map.copyOf(retentionDays);
    }

    /** Everything at its default, in a folder of this machine. */
    public static HistoryConfig inFolder(Path folder) {
        return of(CatalogConfig.inFolder(folder));
    }

    /** Everything but the place at its default. */
    public static HistoryConfig of(CatalogConfig catalog) {
        return new HistoryConfig(catalog, COMMIT_SECONDS, 0, BACKLOG_ROWS, Map.of());
    }

    public int retentionDays(HistoryTable table) {
        return retentionDays.getOrDefault(table.label(), table.retentionDays());
    }
}
