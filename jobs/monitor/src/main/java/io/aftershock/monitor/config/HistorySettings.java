package io.aftershock.monitor.config;

import io.aftershock.connectors.history.CatalogConfig;
import io.aftershock.connectors.history.HistoryConfig;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of history.
 *
 * @param keep whether it is kept at all
 * @param catalog where; null for the folder of the job's state, if it has one
 */
public record HistorySettings(
        boolean keep,
        @Nullable CatalogConfig catalog,
        int commitSeconds,
        int clusterBuckets,
        int backlogRows,
        Map<String, Integer> retentionDays) {

    /** Nothing was said. */
    public static final HistorySettings DEFAULTS =
            new HistorySettings(true, null, HistoryConfig.COMMIT_SECONDS, 0, HistoryConfig.BACKLOG_ROWS, Map.of());

    private static final String FOLDER = "history";

    public HistorySettings {
        retentionDays = Map.copyOf(retentionDays);
    }

    /** Where and how it is kept; null if it is not, or nobody says where. */
    public @Nullable HistoryConfig of(@Nullable Path stateFolder) {
        if (!keep) {
            return null;
        } else if (catalog != null) {
            return at(catalog);
        }
        return stateFolder == null ? null : at(CatalogConfig.inFolder(stateFolder.resolve(FOLDER)));
    }

    /** The same in a folder that was asked for. */
    public HistoryConfig in(Path folder) {
        return at(CatalogConfig.inFolder(folder));
    }

    private HistoryConfig at(CatalogConfig place) {
        return new HistoryConfig(place, commitSeconds, clusterBuckets, backlogRows, retentionDays);
    }
}
