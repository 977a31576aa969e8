package io.aftershock.connectors.history.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.Column;
import io.aftershock.connectors.history.table.HistoryTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseTest {

    private static final long DAY = 86_400_000L;

    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWasGiven() throws IOException {
        List<HistoryRow> rows = List.of(minute(0, "A", 0, 7), minute(60_000, "A", 10059, 2), minute(DAY, "B", 0, 1));
        try (Warehouse warehouse = open()) {
            warehouse.append(HistoryTable.API_MINUTES, rows);
        }
        try (Warehouse warehouse = Warehouse.openExisting(config())) {
            assertThat(read(warehouse.table(HistoryTable.API_MINUTES)))
                    .containsExactlyInAnyOrderElementsOf(
                            rows.stream().map(row -> row.values().toString()).toList());
        }
    }

    /** A task manager that has run another job before: DriverManager has looked for drivers already, and not here. */
    @Test
    void isReachedThoughNoDriverIsRegistered() throws Exception {
        for (Driver driver : DriverManager.drivers().toList()) {
            DriverManager.deregisterDriver(driver);
        }
        try (Warehouse warehouse = open()) {
            assertThat(read(warehouse.table(HistoryTable.API_MINUTES))).isEmpty();
        }
    }

    @Test
    void keepsListsAndWhatIsNotKnown() throws IOException {
        HistoryRow stall = HistoryRow.of(
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
                List.of("e1", "e2"));
        try (Warehouse warehouse = open()) {
            warehouse.append(HistoryTable.STALLS, List.of(stall));
            assertThat(read(warehouse.table(HistoryTable.STALLS)))
                    .containsExactly(stall.values().toString());
        }
    }

    @Test
    void writesAFileForEachDay() throws IOException {
        try (Warehouse warehouse = open()) {
            warehouse.append(
                    HistoryTable.API_MINUTES,
                    List.of(minute(0, "A", 0, 1), minute(1, "B", 0, 1), minute(DAY, "A", 0, 1)));
            Table table = warehouse.table(HistoryTable.API_MINUTES);
            assertThat(files(table)).extracting(DataFile::recordCount).containsExactlyInAnyOrder(2L, 1L);
        }
    }

    @Test
    void dividesADayByClusterIfToldTo() throws IOException {
        HistoryConfig buckets = new HistoryConfig(config().catalog(), 60, 4, 1_000, Map.of());
        try (Warehouse warehouse = Warehouse.open(buckets)) {
            assertThat(warehouse.table(HistoryTable.BREACHES).spec().toString()).contains("day", "bucket[4]");
            assertThat(warehouse.table(HistoryTable.INCIDENTS).spec().toString())
                    .doesNotContain("bucket");
        }
    }

    @Test
    void saysOfEachColumnWhatItMeans() {
        try (Warehouse warehouse = open()) {
            for (HistoryTable table : HistoryTable.values()) {
                assertThat(warehouse.table(table).schema().columns())
                        .extracting(Types.NestedField::name, Types.NestedField::doc)
                        .containsExactlyElementsOf(table.columns().stream()
                                .map(column -> org.assertj.core.groups.Tuple.tuple(column.name(), column.doc()))
                                .toList());
                assertThat(table.columns()).extracting(Column::name).contains(table.timeColumn());
            }
        }
    }

    @Test
    void addsAColumnThatATableOfAnOlderVersionLacks() throws IOException {
        try (Warehouse warehouse = open()) {
            warehouse.append(HistoryTable.API_MINUTES, List.of(minute(0, "A", 0, 1)));
            warehouse
                    .table(HistoryTable.API_MINUTES)
                    .updateSchema()
                    .deleteColumn("account_name")
                    .commit();
        }
        try (Warehouse warehouse = open()) {
            warehouse.append(HistoryTable.API_MINUTES, List.of(minute(60_000, "A", 0, 1)));
            assertThat(read(warehouse.table(HistoryTable.API_MINUTES))).hasSize(2);
            assertThat(warehouse.table(HistoryTable.API_MINUTES).schema().findField("account_name"))
                    .isNotNull();
        }
    }

    @Test
    void refusesWhatANewerVersionWrote() {
        try (Warehouse warehouse = open()) {
            warehouse
                    .table(HistoryTable.STALLS)
                    .updateProperties()
                    .set(TableSetup.SCHEMA_VERSION, "99")
                    .commit();
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("written by a newer Aftershock (its schema is 99, this program knows 1)");
    }

    @Test
    void refusesATableThatIsNotItsOwn() {
        try (Warehouse warehouse = open()) {
            warehouse
                    .table(HistoryTable.STALLS)
                    .updateSchema()
                    .allowIncompatibleChanges()
                    .deleteColumn("cluster")
                    .addColumn("colour", Types.StringType.get())
                    .requireColumn("colour")
                    .commit();
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("The table stalls")
                .hasMessageContaining("cluster is missing; colour is required there and not known here");
    }

    @Test
    void saysThatThereIsNoHistoryYet() {
        assertThatThrownBy(() -> Warehouse.openExisting(config()))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("There is no history yet in");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatTheCatalogIsDamaged() throws IOException {
        Files.writeString(folder.resolve("catalog.db"), "this is no database, ".repeat(100));
        assertThatThrownBy(this::open)
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("is damaged: its catalog is not a SQLite database");
    }

    @Test
    void saysThatTheCatalogIsLocked() throws Exception {
        open().close();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("catalog.db"))) {
            other.createStatement().execute("BEGIN EXCLUSIVE");
            assertThatThrownBy(this::open)
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("is locked by another program");
        }
    }

    private HistoryConfig config() {
        return HistoryConfig.inFolder(folder);
    }

    private Warehouse open() {
        return Warehouse.open(config());
    }

    private static HistoryRow minute(long atMillis, String account, int errCode, long requests) {
        boolean failed = errCode != 0;
        return HistoryRow.of(
                HistoryTable.API_MINUTES,
                "labc1",
                account,
                null,
                HistoryRow.time(atMillis),
                "STREAM.INFO",
                failed ? "not_found" : null,
                errCode,
                requests,
                failed ? requests : 0L,
                requests,
                failed ? requests : 0L,
                true);
    }

    private static List<String> read(Table table) throws IOException {
        try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
            List<String> read = new java.util.ArrayList<>();
            records.forEach(record -> read.add(record.toString()));
            return read;
        }
    }

    private static List<DataFile> files(Table table) throws IOException {
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            List<DataFile> files = new java.util.ArrayList<>();
            tasks.forEach(task -> files.add(task.file()));
            return files;
        }
    }
}
