package io.aftershock.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The questions are asked of a warehouse with known numbers, as an engineer would in Flink's SQL client. */
class HistorySqlTest {

    private static final Instant YESTERDAY =
            Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS);
    private static final String DAY = YESTERDAY.toString().substring(0, 10);

    @TempDir
    static Path state;

    private static TableEnvironment flink;

    @BeforeAll
    static void write() throws IOException {
        try (Warehouse warehouse = Warehouse.open(HistoryConfig.inFolder(state.resolve("history")))) {
            warehouse.append(
                    HistoryTable.API_MINUTES,
                    List.of(
                            minute("A", 0, 0, 950, true),
                            minute("A", 0, 10059, 50, true),
                            minute("A", 1, 0, 1_000, false),
                            minute("B", 0, 0, 500, true),
                            minute("A", -40 * 1_440, 10059, 7_000, true)));
            warehouse.append(
                    HistoryTable.CLIENT_MINUTES,
                    List.of(failed("app", 0, 30), failed("app", 1, 15), failed(null, 0, 5)));
            warehouse.append(
                    HistoryTable.ELECTIONS,
                    List.of(
                            election(1, "n1", "unplanned", 5_000L),
                            election(2, "n1", "unplanned", 3_000L),
                            election(3, "n2", "step_down", null)));
            warehouse.append(
                    HistoryTable.BREACHES,
                    List.of(breach(1, "opened", null), breach(2, "closed", YESTERDAY.plusSeconds(90))));
        }
        flink = TableEnvironment.create(EnvironmentSettings.inBatchMode());
        flink.getConfig().set("parallelism.default", "1");
        statements("catalog.sql").forEach(flink::executeSql);
    }

    @Test
    void tellsWhichAccountsFailedMost() throws Exception {
        assertThat(ask("errors.sql")).containsExactly("prod, A, " + DAY + ", 2000, 50, 0.025, 1");
    }

    @Test
    void tellsHowOftenAMetaLeaderWasElected() throws Exception {
        assertThat(ask("elections.sql"))
                .containsExactly("prod, n1, unplanned, 2, 8000", "prod, n2, step_down, 1, null");
    }

    @Test
    void tellsWhoseCallsFailedMost() throws Exception {
        assertThat(ask("clients.sql"))
                .containsExactly("prod, A, app, STREAM.INFO, 10059, 45, 2", "prod, A, null, STREAM.INFO, 10059, 5, 1");
    }

    @Test
    void tellsHowMuchOfABudgetIsUsed() throws Exception {
        assertThat(ask("budget.sql")).containsExactly("prod, A, 2000, 50, 25.0", "prod, B, 500, 0, 0.0");
    }

    @Test
    void tellsWhatWasFoundAndHowLongItLasted() throws Exception {
        assertThat(ask("incidents.sql"))
                .containsExactly("prod, A, JETSTREAM_009, critical, " + YESTERDAY + ", 90, One sentence.");
    }

    private static List<String> ask(String file) throws Exception {
        List<String> answer = new ArrayList<>();
        TableResult result = flink.executeSql(statements(file).get(0));
        try (CloseableIterator<Row> rows = result.collect()) {
            rows.forEachRemaining(row -> answer.add(text(row)));
        }
        return answer;
    }

    private static String text(Row row) {
        List<String> values = new ArrayList<>();
        for (int place = 0; place < row.getArity(); place++) {
            values.add(String.valueOf(row.getField(place)));
        }
        return String.join(", ", values);
    }

    private static List<String> statements(String file) throws IOException {
        List<String> statements = new ArrayList<>();
        String text =
                Files.readString(Path.of(file)).replaceAll("(?m)^--.*$", "").replace("${DIR}", state.toString());
        for (String statement : text.split(";", -1)) {
            if (!statement.isBlank()) {
                statements.add(statement.strip());
            }
        }
        return statements;
    }

    private static HistoryRow minute(String account, int minute, int errCode, long calls, boolean complete) {
        long failed = errCode == 0 ? 0 : calls;
        return HistoryRow.of(
                HistoryTable.API_MINUTES,
                "prod",
                account,
                null,
                at(minute),
                "STREAM.INFO",
                errCode == 0 ? null : "not_found",
                errCode,
                calls,
                failed,
                calls,
                failed,
                complete);
    }

    private static HistoryRow failed(String client, int minute, long calls) {
        return HistoryRow.of(
                HistoryTable.CLIENT_MINUTES, "prod", "A", at(minute), client, "STREAM.INFO", "not_found", 10059, calls);
    }

    private static HistoryRow election(int number, String leader, String cause, Long outageMillis) {
        return HistoryRow.of(
                HistoryTable.ELECTIONS,
                "election:prod:meta:" + number,
                "prod",
                null,
                "meta",
                null,
                null,
                null,
                leader,
                null,
                cause,
                !cause.equals("unplanned"),
                at(number),
                outageMillis,
                null);
    }

    private static HistoryRow breach(int revision, String state, Instant closedAt) {
        return HistoryRow.of(
                HistoryTable.BREACHES,
                "JETSTREAM_009:prod:A:1",
                revision,
                "JETSTREAM_009",
                "critical",
                state,
                "prod",
                "A",
                null,
                at(revision),
                at(0),
                closedAt == null ? null : HistoryRow.time(closedAt.toEpochMilli()),
                0.05,
                0.01,
                60,
                "service",
                null,
                false,
                "defaults",
                "One sentence.",
                "docs/checks/JETSTREAM_009.md",
                null,
                null,
                "{}");
    }

    private static Object at(long minute) {
        return HistoryRow.time(YESTERDAY.plus(Duration.ofMinutes(minute)).toEpochMilli());
    }
}
