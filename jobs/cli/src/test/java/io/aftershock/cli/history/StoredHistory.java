package io.aftershock.cli.history;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.window.ApiMinute;
import io.aftershock.model.window.ClientMinute;
import io.aftershock.monitor.history.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A history of two days and two clusters whose every number is known. */
final class StoredHistory {

    private static final String KEY = "AKEYOFPAYMENTS";

    private StoredHistory() {}

    static void write(Path folder) throws IOException {
        try (Warehouse warehouse = Warehouse.open(HistoryConfig.inFolder(folder))) {
            warehouse.append(
                    HistoryTable.API_MINUTES,
                    rows(
                            // east: 1000 calls on the first day, 10 of them failed; 500 on the second, 20 of them
                            // failed.
                            minute("east", "ORDERS", null, "2026-10-30T10:00:00Z", "STREAM.INFO", 0, 600, true),
                            minute("east", "ORDERS", null, "2026-10-30T11:30:00Z", "CONSUMER.INFO", 0, 390, true),
                            minute("east", "ORDERS", null, "2026-10-30T11:30:00Z", "STREAM.INFO", 10059, 10, true),
                            minute("east", "ORDERS", null, "2026-10-31T10:00:00Z", "STREAM.INFO", 0, 480, false),
                            minute("east", "ORDERS", null, "2026-10-31T10:00:00Z", "CONSUMER.CREATE", 10148, 20, false),
                            // west: 300 calls, none failed, and reads of messages that are not there, which have no
                            // ratio.
                            minute("west", KEY, "PAYMENTS", "2026-10-31T23:59:00Z", "CONSUMER.INFO", 0, 300, true),
                            minute("west", KEY, "PAYMENTS", "2026-10-31T23:59:00Z", "STREAM.MSG.GET", 10037, 7, true)));
            warehouse.append(
                    HistoryTable.CLIENT_MINUTES,
                    List.of(
                            client("2026-10-30T11:30:00Z", "reporter", 10059, 10),
                            client("2026-10-31T10:00:00Z", "deployer", 10148, 19),
                            client("2026-10-31T10:00:00Z", null, 10148, 1)));
            warehouse.append(
                    HistoryTable.ELECTIONS,
                    List.of(
                            election(1, "2026-10-30T10:00:00Z", "n1", "step_down", 20L, null),
                            election(2, "2026-10-30T12:00:00Z", "n2", "unplanned", 4_000L, "n2 used 96 % of its cores"),
                            election(
                                    3,
                                    "2026-10-31T12:00:00Z",
                                    "n2",
                                    "unplanned",
                                    6_000L,
                                    "n2 used 97 % of its cores")));
            warehouse.append(
                    HistoryTable.BREACHES,
                    List.of(
                            breach("JETSTREAM_009:east:ORDERS:1", 1, "opened", null, null),
                            breach("JETSTREAM_009:east:ORDERS:1", 2, "closed", "2026-10-31T10:05:00Z", null),
                            breach("RETRY_001:east:ORDERS:1", 1, "opened", null, "JETSTREAM_009:east:ORDERS:1")));
        }
    }

    private static List<HistoryRow> rows(ApiMinute... minutes) {
        return List.of(minutes).stream().map(Rows::of).toList();
    }

    private static ApiMinute minute(
            String cluster,
            String account,
            @Nullable String name,
            String at,
            String operation,
            int errCode,
            long requests,
            boolean complete) {
        long errors = errCode == 0 ? 0 : requests;
        boolean judged = errCode != ErrorCodes.NO_MESSAGE_FOUND;
        return new ApiMinute(
                cluster,
                account,
                Instant.parse(at).toEpochMilli(),
                operation,
                errCode == 0 ? null : ErrorCodes.classify(operation, errCode),
                errCode,
                requests,
                errors,
                judged ? requests : 0,
                judged ? errors : 0,
                complete,
                name);
    }

    private static HistoryRow client(String at, @Nullable String client, int errCode, long failed) {
        return Rows.of(new ClientMinute(
                "east",
                "ORDERS",
                Instant.parse(at).toEpochMilli(),
                client,
                "STREAM.INFO",
                ErrorCodes.classify("STREAM.INFO", errCode),
                errCode,
                failed));
    }

    private static HistoryRow election(
            int number, String at, String lost, String cause, long outageMillis, @Nullable String hints) {
        return HistoryRow.of(
                HistoryTable.ELECTIONS,
                "election:east:meta:" + number,
                "east",
                null,
                "meta",
                null,
                null,
                null,
                "n3",
                lost,
                cause,
                !cause.equals("unplanned"),
                time(at),
                outageMillis,
                hints);
    }

    private static HistoryRow breach(
            String id, int revision, String state, @Nullable String closed, @Nullable String parent) {
        return HistoryRow.of(
                HistoryTable.BREACHES,
                id,
                revision,
                id.substring(0, id.indexOf(':')),
                "warning",
                state,
                "east",
                "ORDERS",
                null,
                time(closed == null ? "2026-10-31T10:00:00Z" : closed),
                time("2026-10-31T10:00:00Z"),
                closed == null ? null : time(closed),
                0.04,
                0.01,
                60,
                "client",
                parent,
                false,
                "defaults",
                "20 of 500 API calls of ORDERS (4.00 %) failed.",
                "docs/checks/JETSTREAM_009.md",
                null,
                null,
                "{\"codes\":[]}");
    }

    private static Object time(String at) {
        return HistoryRow.time(Instant.parse(at).toEpochMilli());
    }
}
