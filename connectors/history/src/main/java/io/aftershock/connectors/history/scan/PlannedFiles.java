package io.aftershock.connectors.history.scan;

import io.aftershock.connectors.history.table.HistoryTable;
import java.util.List;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.io.FileIO;

/**
 * The files that a scan plan names.
 *
 * @param schema of the table at present; columns that a file does not have are null in its rows
 * @param io what reads the files
 */
public record PlannedFiles(HistoryTable table, Schema schema, List<DataFile> files, FileIO io) {

    public PlannedFiles {
        files = List.copyOf(files);
    }

    public long bytes() {
        return files.stream().mapToLong(ContentFile::fileSizeInBytes).sum();
    }
}
