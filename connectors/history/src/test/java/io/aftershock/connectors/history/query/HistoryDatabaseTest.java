package io.aftershock.connectors.history.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.scan.PlannedFiles;
import io.aftershock.connectors.history.scan.TimeRange;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.RowFiles;
import io.aftershock.connectors.history.warehouse.Warehouse;
import io.aftershock.connectors.history.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryDatabaseTest {

    private static final long DAY = 86_400_000L;
    private static final TimeRange ALL = new TimeRange(Instant.EPOCH, Instant.ofEpochMilli(10 * DAY));
    private static final String SUM = "select sum(requests), count(*) from api_minutes";

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(HistoryConfig.inFolder(folder));
    }

    @Test
    void countsTheRowsOfATimeAndOfSomeClusters() throws IOException {
        warehouse.append(
                HistoryTable.API_MINUTES,
                List.of(minute("a", 0, 1), minute("a", DAY, 10), minute("b", DAY, 100), minute("a", 2 * DAY, 1_000)));

        TimeRange two = new TimeRange(Instant.ofEpochMilli(DAY), Instant.ofEpochMilli(2 * DAY));
        assertThat(answer(SUM, HistoryTable.API_MINUTES, two, Set.of())).isEqualTo("110/2");
        assertThat(answer(SUM, HistoryTable.API_MINUTES, two, Set.of("a"))).isEqualTo("10/1");
        assertThat(answer(SUM, HistoryTable.API_MINUTES, ALL, Set.of("it's nobody")))
                .isEqualTo("null/0");
    }

    @Test
    void readsTheFilesOfThePlanAndNoOthers() throws IOException {
        warehouse.append(HistoryTable.API_MINUTES, List.of(minute("a", 0, 1), minute("a", 60_000, 2)));
        warehouse.append(HistoryTable.API_MINUTES, List.of(minute("a", 120_000, 4), minute("a", 5 * DAY, 8)));
        try (HistoryDatabase database = HistoryDatabase.over(warehouse)) {
            assertThat(database.show(HistoryTable.API_MINUTES, ALL, Set.of()).files())
                    .hasSize(3);
            TimeRange first = new TimeRange(Instant.EPOCH, Instant.ofEpochMilli(DAY));
            assertThat(database.show(HistoryTable.API_MINUTES, first, Set.of()).files())
                    .hasSize(2);
        }
    }

    /** What a glob counts twice: the files that a compaction replaced are still in the folder. */
    @Test
    void answersTheSameAfterACompaction() throws IOException {
        warehouse.append(HistoryTable.API_MINUTES, List.of(minute("a", 0, 1), minute("b", 60_000, 2)));
        warehouse.append(HistoryTable.API_MINUTES, List.of(minute("a", 120_000, 4)));
        String before = answer(SUM, HistoryTable.API_MINUTES, ALL, Set.of());

        compact(List.of(minute("a", 0, 1), minute("b", 60_000, 2), minute("a", 120_000, 4)));

        assertThat(answer(SUM, HistoryTable.API_MINUTES, ALL, Set.of()))
                .isEqualTo(before)
                .isEqualTo("7/3");
        try (var left = Files.walk(folder)) {
            assertThat(left.filter(file -> file.toString().endsWith(".parquet")))
                    .hasSize(3);
        }
    }

    private void compact(List<HistoryRow> rows) throws IOException {
        Table table = warehouse.table(HistoryTable.API_MINUTES);
        RewriteFiles rewrite = table.newRewrite();
        try (var tasks = table.newScan().planFiles()) {
            tasks.forEach(task -> rewrite.deleteFile(task.file()));
        }
        new RowFiles(HistoryTable.API_MINUTES, table).write(rows).forEach(rewrite::addFile);
        rewrite.commit();
    }

    @Test
    void readsListsAndTimes() throws IOException {
        warehouse.append(
                HistoryTable.STALLS,
                List.of(HistoryRow.of(
                        HistoryTable.STALLS,
                        "stall:a:1",
                        "a",
                        null,
                        null,
                        HistoryRow.time(5_000),
                        null,
                        2_000L,
                        100L,
                        3L,
                        "all",
                        List.of("e1", "e2"))));

        assertThat(answer(
                        "select array_to_string(election_ids, '+'), epoch_ms(\"start\") from stalls",
                        HistoryTable.STALLS,
                        ALL,
                        Set.of()))
                .isEqualTo("e1+e2/5000");
    }

    @Test
    void findsNothingInAnEmptyTable() {
        assertThat(answer(SUM, HistoryTable.API_MINUTES, ALL, Set.of())).isEqualTo("null/0");
        assertThat(answer("select count(*), count(election_ids) from stalls", HistoryTable.STALLS, ALL, Set.of()))
                .isEqualTo("0/0");
    }

    @Test
    void readsFilesThatAreOlderThanAColumn() throws IOException {
        warehouse
                .table(HistoryTable.API_MINUTES)
                .updateSchema()
                .deleteColumn("account_name")
                .commit();
        warehouse.append(HistoryTable.API_DAYS, List.of());
        Warehouse grown = Warehouse.open(HistoryConfig.inFolder(folder));
        grown.append(HistoryTable.API_MINUTES, List.of(minute("a", 0, 3)));
        warehouse = grown;

        assertThat(answer(
                        "select sum(requests), count(account_name) from api_minutes",
                        HistoryTable.API_MINUTES,
                        ALL,
                        Set.of()))
                .isEqualTo("3/1");
    }

    @Test
    void copiesWhatItWouldTakeForAPattern() throws IOException {
        Path odd = folder.resolve("it's [odd] place");
        try (Warehouse there = Warehouse.open(HistoryConfig.inFolder(odd))) {
            there.append(HistoryTable.API_MINUTES, List.of(minute("a", 0, 3)));
            warehouse = there;
            assertThat(answer(SUM, HistoryTable.API_MINUTES, ALL, Set.of())).isEqualTo("3/1");
        }
    }

    @Test
    void refusesDeleteFiles() throws IOException {
        warehouse.append(HistoryTable.API_MINUTES, List.of(minute("a", 0, 1)));
        Table table = warehouse.table(HistoryTable.API_MINUTES);
        DataFile file;
        try (var tasks = table.newScan().planFiles()) {
            file = tasks.iterator().next().file();
        }
        table.newRowDelta()
                .addDeletes(FileMetadata.deleteFileBuilder(table.spec())
                        .ofPositionDeletes()
                        .withPath(file.location() + ".deletes")
                        .withPartition(file.partition())
                        .withFileSizeInBytes(10)
                        .withRecordCount(1)
                        .withFormat(FileFormat.PARQUET)
                        .build())
                .commit();

        assertThatThrownBy(() -> answer(SUM, HistoryTable.API_MINUTES, ALL, Set.of()))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("The table api_minutes holds delete files");
    }

    @Test
    void fetchesNoExtensions() {
        try (HistoryDatabase database = HistoryDatabase.over(warehouse)) {
            assertThat(database.ask(
                            "select name || '=' || value from duckdb_settings()"
                                    + " where name like 'auto%_known_extensions' order by name",
                            row -> row.getString(1)))
                    .containsExactly("autoinstall_known_extensions=false", "autoload_known_extensions=false");
            assertThatThrownBy(() -> database.execute("select * from read_parquet('s3://bucket/file.parquet')"))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("httpfs");
        }
    }

    @Test
    void leavesNoTemporaryFolderBehind() {
        PlannedFiles planned;
        Path temporary;
        try (HistoryDatabase database = HistoryDatabase.over(warehouse)) {
            planned = database.show(HistoryTable.API_MINUTES, ALL, Set.of());
            temporary = Path.of(database.ask(
                            "select value from duckdb_settings() where name = 'temp_directory'",
                            row -> row.getString(1))
                    .get(0));
        }
        assertThat(planned.files()).isEmpty();
        assertThat(temporary.getParent()).doesNotExist();
    }

    private String answer(String sql, HistoryTable table, TimeRange range, Set<String> clusters) {
        try (HistoryDatabase database = HistoryDatabase.over(warehouse)) {
            database.show(table, range, clusters);
            return database.ask(sql, row -> row.getString(1) + "/" + row.getString(2))
                    .get(0);
        }
    }

    private static HistoryRow minute(String cluster, long millis, long requests) {
        return HistoryRow.of(
                HistoryTable.API_MINUTES,
                cluster,
                "A",
                "Ann",
                HistoryRow.time(millis),
                "STREAM.INFO",
                null,
                0,
                requests,
                0L,
                requests,
                0L,
                true);
    }
}
