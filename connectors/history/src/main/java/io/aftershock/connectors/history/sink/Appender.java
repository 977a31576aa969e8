package io.aftershock.connectors.history.sink;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.row.RowCodec;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** Writes batches as the one writer of a warehouse; what fails leaves nothing half done that a second try would not mend. */
final class Appender implements AutoCloseable {

    private final HistoryConfig config;
    private final Lease lease;
    private final RowCodec codec = new RowCodec();
    private final AlreadyWritten alreadyWritten = new AlreadyWritten();
    private @Nullable Warehouse warehouse;

    Appender(HistoryConfig config, Identity own) {
        this.config = config;
        this.lease = new Lease(config, own);
    }

    long renewMillis() {
        return lease.renewMillis();
    }

    void renew() {
        lease.take(warehouse(), System.currentTimeMillis());
    }

    void append(SealedBatch batch) throws IOException {
        renew();
        Map<HistoryTable, List<HistoryRow>> byTable = new EnumMap<>(HistoryTable.class);
        batch.rows()
                .forEach(packed -> byTable.computeIfAbsent(packed.table(), table -> new ArrayList<>())
                        .add(codec.unpack(packed)));
        for (Map.Entry<HistoryTable, List<HistoryRow>> entry : byTable.entrySet()) {
            append(entry.getKey(), entry.getValue(), batch);
        }
    }

    private void append(HistoryTable table, List<HistoryRow> rows, SealedBatch batch) throws IOException {
        Table target = warehouse().table(table);
        BatchCommit commit = new BatchCommit(table, target, batch);
        if (!commit.isDone()) {
            List<HistoryRow> fresh = alreadyWritten.without(table, target, rows);
            if (!fresh.isEmpty()) {
                commit.append(fresh);
            }
        }
    }

    private Warehouse warehouse() {
        if (warehouse == null) {
            warehouse = Warehouse.open(config);
        }
        return warehouse;
    }

    void release() {
        lease.release(warehouse());
    }

    /** It is opened again with the next batch; a connection that failed may be broken for good. */
    @Override
    public void close() {
        if (warehouse != null) {
            warehouse.close();
            warehouse = null;
        }
    }
}
