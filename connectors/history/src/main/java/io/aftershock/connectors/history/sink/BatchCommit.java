package io.aftershock.connectors.history.sink;

import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.RowFiles;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.exceptions.CleanableFailure;
import org.jspecify.annotations.Nullable;

/**
 * Appends a batch to a table once, however often it is tried.
 *
 * <p>The snapshot bears the name of the batch. So does a property of the table, set in the same commit, which outlives the
 * snapshot; it is asked first, and the snapshots at the moment of the commit, when another attempt may have been faster.
 */
final class BatchCommit {

    static final String WRITER = "aftershock.writer";
    static final String BATCH = "aftershock.batch";

    /** Attempts whose last batch a table remembers; no state that is older is restored. */
    private static final int REMEMBERED = 20;

    private final HistoryTable table;
    private final Table target;
    private final SealedBatch batch;

    BatchCommit(HistoryTable table, Table target, SealedBatch batch) {
        this.table = table;
        this.target = target;
        this.batch = batch;
    }

    /** Whether the table has it already. */
    boolean isDone() {
        return number(target.properties().get(property(batch.writer()))) >= batch.number()
                || isAmong(target.snapshots());
    }

    void append(List<HistoryRow> rows) throws IOException {
        RowFiles files = new RowFiles(table, target);
        List<DataFile> written = files.write(rows);
        try {
            commit(written);
        } catch (RuntimeException failed) {
            // Any other failure may hide a commit that came through: one that was interrupted did, now and then.
            if (failed instanceof CleanableFailure) {
                files.discard();
            }
            throw failed;
        }
    }

    private void commit(List<DataFile> files) {
        Transaction transaction = target.newTransaction();
        AppendFiles append = transaction
                .newAppend()
                .set(WRITER, batch.writer())
                .set(BATCH, Long.toString(batch.number()))
                .validateWith(ancestors -> !isAmong(ancestors));
        files.forEach(append::appendFile);
        append.commit();
        UpdateProperties properties = transaction.updateProperties();
        forgotten().forEach(properties::remove);
        properties.set(property(batch.writer()), Long.toString(batch.number())).commit();
        transaction.commitTransaction();
    }

    private boolean isAmong(Iterable<Snapshot> snapshots) {
        String number = Long.toString(batch.number());
        return StreamSupport.stream(snapshots.spliterator(), false)
                .anyMatch(snapshot -> batch.writer().equals(snapshot.summary().get(WRITER))
                        && number.equals(snapshot.summary().get(BATCH)));
    }

    private List<String> forgotten() {
        String own = property(batch.writer());
        return target.properties().keySet().stream()
                .filter(key -> key.startsWith(BATCH + ".") && !key.equals(own))
                .sorted(Comparator.comparingLong(BatchCommit::startedMillis).reversed())
                .skip(REMEMBERED - 1L)
                .toList();
    }

    private static long startedMillis(String property) {
        return Long.parseLong(property.substring(property.lastIndexOf('.') + 1));
    }

    private static String property(String writer) {
        return BATCH + "." + writer;
    }

    private static long number(@Nullable String property) {
        return property == null ? -1 : Long.parseLong(property);
    }
}
