package io.aftershock.connectors.history.maintain;

import io.aftershock.connectors.history.table.HistoryTable;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.io.RollingDataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

/**
 * Puts the many small files of a day into few large ones: a commit a minute leaves 1 440 of them a day and table.
 *
 * <p>A day that goes on is left alone until its small files are worth it; one that is over is put together to the last.
 */
final class Compaction implements MaintenanceStep {

    private static final long TARGET_BYTES = TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT;
    private static final long SMALL_BYTES = TARGET_BYTES / 4 * 3;
    private static final int WORTH_IT = 10;

    private final LocalDate today;

    Compaction(Instant now) {
        this.today = Days.of(now);
    }

    @Override
    public String label() {
        return "compaction";
    }

    @Override
    public @Nullable String run(HistoryTable table, Table target) throws IOException {
        int before = 0;
        int after = 0;
        for (List<FileScanTask> small : smallFiles(target).values()) {
            boolean goesOn = !Days.of(small.get(0)).isBefore(today);
            if (small.size() >= (goesOn ? WORTH_IT : 2)) {
                before += small.size();
                after += rewrite(target, small);
            }
        }
        return before == 0 ? null : before + " files became " + after;
    }

    /** By partition, the oldest first. */
    private static Map<String, List<FileScanTask>> smallFiles(Table target) {
        Map<String, List<FileScanTask>> small = new TreeMap<>();
        for (FileScanTask task : Scans.files(target, Expressions.alwaysTrue())) {
            if (task.file().fileSizeInBytes() < SMALL_BYTES
                    && task.file().specId() == target.spec().specId()) {
                String partition = target.spec().partitionToPath(task.file().partition());
                small.computeIfAbsent(partition, each -> new ArrayList<>()).add(task);
            }
        }
        return small;
    }

    /** Replaces files by others with the same rows, in one commit; gives how many they are. */
    private static int rewrite(Table target, List<FileScanTask> small) throws IOException {
        long snapshot = target.currentSnapshot().snapshotId();
        List<DataFile> large = copies(target, small);
        RewriteFiles rewrite = target.newRewrite().validateFromSnapshot(snapshot);
        Set<DataFile> gone = new HashSet<>();
        small.forEach(task -> gone.add(task.file()));
        gone.forEach(rewrite::deleteFile);
        large.forEach(rewrite::addFile);
        // What was appended meanwhile stays; if any of the old files is gone, somebody else was faster and this fails.
        rewrite.commit();
        return large.size();
    }

    private static List<DataFile> copies(Table target, List<FileScanTask> small) throws IOException {
        RollingDataWriter<Record> writer = new RollingDataWriter<>(
                new GenericFileWriterFactory.Builder(target)
                        .dataFileFormat(FileFormat.PARQUET)
                        .build(),
                OutputFileFactory.builderFor(target, 1, 1)
                        .format(FileFormat.PARQUET)
                        .build(),
                target.io(),
                TARGET_BYTES,
                target.spec(),
                small.get(0).file().partition());
        try (writer) {
            for (FileScanTask task : small) {
                try (CloseableIterable<Record> rows = rows(target, task)) {
                    for (Record row : rows) {
                        writer.write(row);
                    }
                }
            }
        }
        return writer.result().dataFiles();
    }

    private static CloseableIterable<Record> rows(Table target, FileScanTask task) {
        return Parquet.read(target.io().newInputFile(task.file()))
                .project(target.schema())
                .createReaderFunc(schema -> GenericParquetReaders.buildReader(target.schema(), schema))
                .build();
    }
}
