package io.aftershock.connectors.history.warehouse;

import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.Column;
import io.aftershock.connectors.history.table.HistoryTable;
import java.io.IOException;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.FanoutDataWriter;
import org.apache.iceberg.io.OutputFileFactory;

/** Writes rows of one table to Parquet files, a file for each partition; nobody sees them before they are committed. */
public final class RowFiles {

    private final HistoryTable table;
    private final Table target;
    private final TrackedFiles tracked;

    public RowFiles(HistoryTable table, Table target) {
        this.table = table;
        this.target = target;
        this.tracked = new TrackedFiles(target.io());
    }

    public List<DataFile> write(Iterable<HistoryRow> rows) throws IOException {
        Schema schema = target.schema();
        PartitionKey partition = new PartitionKey(target.spec(), schema);
        InternalRecordWrapper view = new InternalRecordWrapper(schema.asStruct());
        FanoutDataWriter<Record> files = new FanoutDataWriter<>(
                new GenericFileWriterFactory.Builder(target)
                        .dataFileFormat(FileFormat.PARQUET)
                        .build(),
                // Named by a random id, so that a second attempt never meets the files of the first.
                OutputFileFactory.builderFor(target, 1, 1)
                        .format(FileFormat.PARQUET)
                        .ioSupplier(() -> tracked)
                        .build(),
                tracked,
                TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT);
        try (files) {
            Record record = GenericRecord.create(schema);
            for (HistoryRow row : rows) {
                fill(record, row);
                partition.partition(view.wrap(record));
                files.write(record, target.spec(), partition);
            }
        } catch (IOException | RuntimeException failed) {
            discard();
            throw failed;
        }
        return files.result().dataFiles();
    }

    /** Removes what was written, since it is not to become part of the table. */
    public void discard() {
        tracked.discard();
    }

    /** By name: a table that has grown may hold its columns in another order. */
    private void fill(Record record, HistoryRow row) {
        List<Column> columns = table.columns();
        for (int place = 0; place < columns.size(); place++) {
            record.setField(columns.get(place).name(), row.values().get(place));
        }
    }
}
