package io.aftershock.connectors.history.maintain;

import io.aftershock.connectors.history.table.HistoryTable;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.jspecify.annotations.Nullable;

/** Deletes files below a table that no snapshot names, as writers leave them that were killed before they committed. */
final class OrphanRemoval implements MaintenanceStep {

    private final Instant olderThan;

    OrphanRemoval(Instant olderThan) {
        this.olderThan = olderThan;
    }

    @Override
    public String label() {
        return "orphans";
    }

    @Override
    public @Nullable String run(HistoryTable table, Table target) throws IOException {
        if (!(target.io() instanceof SupportsPrefixOperations files)) {
            throw new MaintenanceException("The storage of " + table.label() + " cannot list files: orphans stay.");
        }
        // Listed before it is asked what is needed: what is committed in between is young, and known the second time.
        List<String> old = new ArrayList<>();
        for (FileInfo file : files.listPrefix(target.location())) {
            if (file.createdAtMillis() < olderThan.toEpochMilli()) {
                old.add(file.location());
            }
        }
        target.refresh();
        Set<String> needed = needed(target);
        FileDeletion deletion = new FileDeletion(target.io());
        int deleted = 0;
        for (String file : old) {
            if (!needed.contains(path(file))) {
                deletion.delete(file);
                deleted++;
            }
        }
        deletion.check(table);
        return deleted == 0 ? null : "deleted " + deleted + " files";
    }

    private static Set<String> needed(Table target) throws IOException {
        Set<String> needed = new HashSet<>();
        // Those that the table names: older ones are deleted at each commit, and looking for them would be told as an
        // error.
        ReachableFileUtil.metadataFileLocations(target, false).forEach(file -> needed.add(path(file)));
        ReachableFileUtil.manifestListLocations(target).forEach(file -> needed.add(path(file)));
        ReachableFileUtil.statisticsFilesLocations(target).forEach(file -> needed.add(path(file)));
        needed.add(path(ReachableFileUtil.versionHintLocation(target)));
        Set<String> read = new HashSet<>();
        for (Snapshot snapshot : target.snapshots()) {
            for (ManifestFile manifest : snapshot.allManifests(target.io())) {
                if (read.add(manifest.path())) {
                    needed.add(path(manifest.path()));
                    try (CloseableIterable<String> data =
                            ManifestFiles.readPaths(manifest, target.io(), target.specs())) {
                        data.forEach(file -> needed.add(path(file)));
                    }
                }
            }
        }
        return needed;
    }

    /** Storage names one file as {@code file:/a}, {@code file:///a} or {@code /a}. */
    private static String path(String location) {
        return URI.create(location.replace(" ", "%20")).getPath();
    }
}
