package io.aftershock.notebooks;

import static io.aftershock.connectors.history.row.HistoryRow.time;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small history whose numbers stand, written out, in {@code tests/test_contract.py}. */
final class KnownHistory {

    /** A Monday. */
    private static final long DAY = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

    private static final long MINUTES = 60_000;
    private static final long DAYS = 24 * 60 * MINUTES;

    private KnownHistory() {}

    static void write(Path folder) throws IOException {
        try (Warehouse warehouse = Warehouse.open(HistoryConfig.inFolder(folder))) {
            warehouse.append(HistoryTable.API_MINUTES, firstDay());
            // A second commit, so that there is more than one snapshot and more than one file to a table.
            warehouse.append(HistoryTable.API_MINUTES, secondDay());
            warehouse.append(HistoryTable.API_DAYS, days());
            warehouse.append(HistoryTable.ELECTIONS, elections());
            warehouse.append(HistoryTable.STALLS, List.of(stall()));
            warehouse.append(HistoryTable.COVERAGE, List.of(coverage()));
        }
    }

    private static List<HistoryRow> firstDay() {
        return List.of(
                minute("A", DAY, "STREAM.INFO", null, 0, 100, 0, 98, 0, true),
                minute("A", DAY, "CONSUMER.INFO", "availability", 10008, 12, 12, 10, 10, true),
                minute("A", DAY, "STREAM.MSG.GET", "get_miss", 10037, 7, 7, 0, 0, true),
                minute("B", DAY + MINUTES, "STREAM.INFO", null, 0, 50, 0, 50, 0, true));
    }

    private static List<HistoryRow> secondDay() {
        return List.of(
                minute("A", DAY + DAYS, "STREAM.INFO", null, 0, 200, 0, 200, 0, false),
                minute("A", DAY + DAYS, "STREAM.INFO", "not_found", 10059, 5, 5, 5, 5, false));
    }

    /** Of a day whose minutes have been dropped, and of one whose minutes are still there and count alone. */
    private static List<HistoryRow> days() {
        return List.of(
                day("A", DAY - DAYS, "STREAM.INFO", null, 0, 297, 0, 297, 0),
                day("A", DAY - DAYS, "STREAM.INFO", "internal", 10000, 3, 3, 3, 3),
                day("A", DAY, "STREAM.INFO", null, 0, 100, 0, 98, 0));
    }

    private static List<HistoryRow> elections() {
        return List.of(
                election("election:east:meta:1", "meta", null, "unplanned", false, DAY + 30_000, 5_000L),
                election("election:east:meta:2", "meta", null, "step_down", true, DAY + 60 * MINUTES, null),
                election("election:east:stream:A:S:1", "stream", "A", "unplanned", false, DAY + 31_000, null));
    }

    private static HistoryRow stall() {
        return HistoryRow.of(
                HistoryTable.STALLS,
                "stall:east:A:1",
                "east",
                "A",
                "Ärger & Söhne",
                time(DAY + 25_000),
                null,
                5_250L,
                40L,
                1L,
                "all",
                List.of("election:east:meta:1", "election:east:stream:A:S:1"));
    }

    private static HistoryRow coverage() {
        return HistoryRow.of(
                HistoryTable.COVERAGE,
                "east",
                null,
                time(DAY + DAYS),
                time(DAY + DAYS + 10_123),
                null,
                7L,
                3L,
                "capture_lost",
                true,
                time(DAY + DAYS));
    }

    private static HistoryRow minute(
            String account,
            long at,
            String operation,
            @Nullable String errorClass,
            int code,
            long requests,
            long errors,
            long calls,
            long failed,
            boolean complete) {
        return HistoryRow.of(
                HistoryTable.API_MINUTES,
                "east",
                account,
                null,
                time(at),
                operation,
                errorClass,
                errorClass == null ? null : code,
                requests,
                errors,
                calls,
                failed,
                complete);
    }

    private static HistoryRow day(
            String account,
            long at,
            String operation,
            @Nullable String errorClass,
            int code,
            long requests,
            long errors,
            long calls,
            long failed) {
        return HistoryRow.of(
                HistoryTable.API_DAYS,
                "east",
                account,
                null,
                time(at),
                operation,
                errorClass,
                errorClass == null ? null : code,
                requests,
                errors,
                calls,
                failed,
                40,
                39);
    }

    private static HistoryRow election(
            String id,
            String scope,
            @Nullable String account,
            String cause,
            boolean planned,
            long at,
            @Nullable Long outageMillis) {
        return HistoryRow.of(
                HistoryTable.ELECTIONS,
                id,
                "east",
                null,
                scope,
                account,
                account == null ? null : "S",
                null,
                "n2",
                "n1",
                cause,
                planned,
                time(at),
                outageMillis,
                null);
    }
}
