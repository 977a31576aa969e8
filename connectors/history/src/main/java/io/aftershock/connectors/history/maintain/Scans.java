package io.aftershock.connectors.history.maintain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;

/** The files of a table, as a scan plan names them. */
final class Scans {

    private Scans() {}

    static List<FileScanTask> files(Table table, Expression filter) {
        List<FileScanTask> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().filter(filter).planFiles()) {
            tasks.forEach(files::add);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return files;
    }

    static boolean isEmpty(Table table, Expression filter) {
        return files(table, filter).isEmpty();
    }
}
