package io.aftershock.connectors.history.sink;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.PackedRow;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The end of the job at which history is kept.
 *
 * <p>Not Iceberg's own sink: that one commits with every checkpoint and fails the job when a commit fails. Here a commit
 * waits for its own pace, and a warehouse that cannot be written holds up nobody.
 */
public final class HistorySink {

    private HistorySink() {}

    /** Writes each row once, by one task: its work is small, and the catalog knows one writer. */
    public static void write(DataStream<PackedRow> rows, HistoryConfig config) {
        rows.transform("history", Types.VOID, new HistoryOperator(config))
                .uid("history")
                .setParallelism(1)
                .setMaxParallelism(1);
    }
}
