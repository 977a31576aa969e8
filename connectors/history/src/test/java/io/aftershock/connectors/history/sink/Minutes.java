package io.aftershock.connectors.history.sink;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.row.PackedRow;
import io.aftershock.connectors.history.row.RowCodec;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Rows to write, one for each minute, and what of them is in a warehouse. */
final class Minutes {

    private static final long MINUTE = 60_000;

    private Minutes() {}

    static HistoryConfig config(Path folder, int commitSeconds, int backlogRows) {
        return new HistoryConfig(HistoryConfig.inFolder(folder).catalog(), commitSeconds, 0, backlogRows, Map.of());
    }

    static HistoryRow row(String cluster, long minute) {
        return HistoryRow.of(
                HistoryTable.API_MINUTES,
                cluster,
                "ACME",
                null,
                HistoryRow.time(minute * MINUTE),
                "STREAM.INFO",
                null,
                0,
                minute,
                0L,
                minute,
                0L,
                true);
    }

    static PackedRow packed(String cluster, long minute) {
        return new RowCodec().pack(row(cluster, minute));
    }

    /** An election at the same time, so that a batch has two tables to write. */
    static PackedRow election(String cluster, long minute) {
        return new RowCodec()
                .pack(HistoryRow.of(
                        HistoryTable.ELECTIONS,
                        "election:" + cluster + ":" + minute,
                        cluster,
                        null,
                        "meta",
                        null,
                        null,
                        null,
                        "n1",
                        null,
                        "unplanned",
                        false,
                        HistoryRow.time(minute * MINUTE),
                        null,
                        null));
    }

    static SealedBatch batch(String writer, long number, String cluster, long fromMinute, long toMinute) {
        return new SealedBatch(
                writer,
                number,
                0,
                LongStream.range(fromMinute, toMinute)
                        .mapToObj(minute -> packed(cluster, minute))
                        .toList());
    }

    /** The minutes of all rows that are there, in order. */
    static List<Long> stored(HistoryConfig config) throws IOException {
        return stored(config, HistoryTable.API_MINUTES);
    }

    static List<Long> stored(HistoryConfig config, HistoryTable table) throws IOException {
        List<Long> minutes = new ArrayList<>();
        try (Warehouse warehouse = Warehouse.openExisting(config);
                CloseableIterable<Record> records =
                        IcebergGenerics.read(warehouse.table(table)).build()) {
            for (Record record : records) {
                OffsetDateTime time = (OffsetDateTime) record.getField(table.timeColumn());
                minutes.add(time.toInstant().toEpochMilli() / MINUTE);
            }
        }
        minutes.sort(null);
        return minutes;
    }

    /** The sum of all requests that are there. */
    static long requests(HistoryConfig config, HistoryTable table) throws IOException {
        long requests = 0;
        try (Warehouse warehouse = Warehouse.openExisting(config);
                CloseableIterable<Record> records =
                        IcebergGenerics.read(warehouse.table(table)).build()) {
            for (Record record : records) {
                requests += (Long) record.getField("requests");
            }
        }
        return requests;
    }

    static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }
}
