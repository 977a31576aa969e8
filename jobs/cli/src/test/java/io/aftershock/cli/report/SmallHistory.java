package io.aftershock.cli.report;

import static io.aftershock.connectors.history.row.HistoryRow.time;

import io.aftershock.cli.report.ask.ReportQuestions;
import io.aftershock.cli.report.facts.Facts;
import io.aftershock.cli.report.facts.Period;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.scan.HistoryExtent;
import io.aftershock.connectors.history.scan.TimeRange;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two weeks of two clusters, of which every number is known: in the second week one of them lost its meta leader. */
public final class SmallHistory {

    /** An account that means harm. */
    public static final String EVIL = "<script>alert(1)</script>\"'&";

    public static final TimeRange WEEK =
            new TimeRange(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-08T00:00:00Z"));

    private static final String NOT_FOUND = "not_found";

    private SmallHistory() {}

    public static void write(Path folder) throws IOException {
        try (Warehouse warehouse = Warehouse.open(HistoryConfig.inFolder(folder))) {
            warehouse.append(HistoryTable.API_MINUTES, minutes());
            warehouse.append(HistoryTable.CLIENT_MINUTES, clients());
            warehouse.append(
                    HistoryTable.ELECTIONS,
                    List.of(
                            election("e1", "2026-03-03T10:00:30Z", false, 8_200L),
                            election("e2", "2026-03-05T12:00:00Z", true, 20L)));
            warehouse.append(HistoryTable.STALLS, List.of(stall()));
            warehouse.append(HistoryTable.BREACHES, breaches());
            warehouse.append(HistoryTable.CORRELATIONS, List.of(crash(1, null), crash(2, "crash")));
            warehouse.append(HistoryTable.COVERAGE, List.of(hole()));
        }
    }

    /** What a report of the second week tells. */
    public static Facts facts(Path folder) {
        try (Warehouse warehouse = Warehouse.openExisting(HistoryConfig.inFolder(folder))) {
            return ReportQuestions.facts(
                    warehouse, new Period(WEEK, HistoryExtent.of(warehouse)), List.of(), step -> {});
        }
    }

    private static List<HistoryRow> minutes() {
        return List.of(
                minute("beta", "B", null, "2026-02-22T00:00:00Z", null, 0, 2_000, 0, true),
                minute("alpha", "AKEY", EVIL, "2026-02-24T10:00:00Z", null, 0, 990, 0, true),
                minute("alpha", "AKEY", EVIL, "2026-02-24T10:00:00Z", "conflict", 10058, 10, 10, true),
                minute("alpha", "AKEY", EVIL, "2026-03-03T10:00:00Z", null, 0, 900, 0, true),
                minute("alpha", "AKEY", EVIL, "2026-03-03T10:00:00Z", NOT_FOUND, 10059, 100, 100, true),
                minute("alpha", "AKEY", EVIL, "2026-03-04T10:00:00Z", null, 0, 1_000, 0, false),
                minute("beta", "B", null, "2026-03-02T08:00:00Z", null, 0, 2_000, 0, true),
                // One that is no more of this week.
                minute("beta", "B", null, "2026-03-08T00:00:00Z", NOT_FOUND, 10059, 50, 50, true));
    }

    private static HistoryRow minute(
            String cluster,
            String account,
            @Nullable String name,
            String at,
            @Nullable String errorClass,
            int code,
            long calls,
            long failed,
            boolean complete) {
        return HistoryRow.of(
                HistoryTable.API_MINUTES,
                cluster,
                account,
                name,
                time(millis(at)),
                "STREAM.INFO",
                errorClass,
                code,
                calls,
                failed,
                calls,
                failed,
                complete);
    }

    private static List<HistoryRow> clients() {
        return List.of(
                client("2026-02-24T10:00:00Z", "worker", "conflict", 10058, 10),
                client("2026-03-03T10:00:00Z", "worker", NOT_FOUND, 10059, 70),
                client("2026-03-03T10:00:00Z", null, NOT_FOUND, 10059, 30));
    }

    private static HistoryRow client(String at, @Nullable String client, String errorClass, int code, long failed) {
        return HistoryRow.of(
                HistoryTable.CLIENT_MINUTES,
                "alpha",
                "AKEY",
                time(millis(at)),
                client,
                "STREAM.INFO",
                errorClass,
                code,
                failed);
    }

    private static HistoryRow election(String id, String at, boolean planned, long outageMillis) {
        return HistoryRow.of(
                HistoryTable.ELECTIONS,
                id,
                "alpha",
                null,
                "meta",
                null,
                null,
                null,
                "n2",
                "n1",
                planned ? "step_down" : "unplanned",
                planned,
                time(millis(at)),
                outageMillis,
                planned ? null : "n1 died 4.0 s before it");
    }

    private static HistoryRow stall() {
        return HistoryRow.of(
                HistoryTable.STALLS,
                "stall:1",
                "alpha",
                null,
                null,
                time(millis("2026-03-03T10:00:20Z")),
                time(millis("2026-03-03T10:00:32Z")),
                12_000L,
                240L,
                3L,
                "all",
                List.of("e1"));
    }

    /** A page with a child, which is told with it, and a ticket of the week before. */
    private static List<HistoryRow> breaches() {
        return List.of(
                breach("s", 1, "STALL_001", "critical", "2026-03-03T10:00:25Z", null, null),
                breach("s", 2, "STALL_001", "critical", "2026-03-03T10:00:25Z", "2026-03-03T10:05:25Z", null),
                breach("r", 1, "JETSTREAM_009", "warning", "2026-03-03T10:00:28Z", "2026-03-03T10:04:00Z", "s"),
                breach("t", 1, "META_003", "warning", "2026-02-25T10:00:00Z", "2026-02-25T11:00:00Z", null));
    }

    private static HistoryRow breach(
            String id,
            int revision,
            String check,
            String severity,
            String opened,
            @Nullable String closed,
            @Nullable String parent) {
        return HistoryRow.of(
                HistoryTable.BREACHES,
                id,
                revision,
                check,
                severity,
                closed == null ? "opened" : "closed",
                "alpha",
                null,
                null,
                time(millis(closed == null ? opened : closed)),
                time(millis(opened)),
                closed == null ? null : time(millis(closed)),
                1.0,
                0.5,
                null,
                null,
                parent,
                false,
                "v1",
                "It broke & <b>stopped</b>, revision " + revision + ".",
                "docs/checks/" + check + ".md",
                null,
                null,
                "{}");
    }

    private static HistoryRow crash(int revision, @Nullable String kind) {
        return HistoryRow.of(
                HistoryTable.CORRELATIONS,
                "correlation:e1",
                revision,
                kind,
                "alpha",
                null,
                null,
                time(millis("2026-03-03T10:00:45Z")),
                0L,
                0L,
                0L,
                0L,
                null,
                null,
                "It crashed.",
                List.of("e1"),
                List.of("stall:1"),
                List.of());
    }

    private static HistoryRow hole() {
        return HistoryRow.of(
                HistoryTable.COVERAGE,
                "alpha",
                "n3",
                time(millis("2026-03-04T10:00:00Z")),
                time(millis("2026-03-04T10:01:00Z")),
                1_200L,
                1_000L,
                200L,
                "capture_lost",
                true,
                time(millis("2026-03-04T10:00:00Z")));
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
