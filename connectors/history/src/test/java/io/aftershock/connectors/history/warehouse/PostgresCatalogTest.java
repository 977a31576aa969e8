package io.aftershock.connectors.history.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aftershock.connectors.history.CatalogConfig;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.testkit.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL as catalog, and files in a folder. */
class PostgresCatalogTest {

    private static final String MISSING = "PostgreSQL is not installed: apt-get install postgresql.";

    @TempDir
    Path folder;

    @Test
    void keepsHistoryAndNeverSaysThePassword() throws Exception {
        Optional<Path> bin = PostgresServer.bin();
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(bin.isPresent(), MISSING);
        }
        assertThat(bin).as(MISSING).isPresent();
        try (PostgresServer server = PostgresServer.start(bin.get())) {
            HistoryConfig config = config(server, PostgresServer.PASSWORD);
            try (Warehouse warehouse = Warehouse.open(config)) {
                warehouse.append(HistoryTable.COVERAGE, List.of(row(0), row(60_000)));
            }
            try (Warehouse warehouse = Warehouse.open(config)) {
                warehouse.append(HistoryTable.COVERAGE, List.of(row(120_000)));
                try (CloseableIterable<Record> rows = IcebergGenerics.read(warehouse.table(HistoryTable.COVERAGE))
                        .build()) {
                    assertThat(rows).hasSize(3);
                }
            }
            assertThat(config.toString()).doesNotContain(PostgresServer.PASSWORD);
            assertThatThrownBy(() -> Warehouse.open(config(server, "another-secret")))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("password authentication failed")
                    .hasMessageNotContaining("another-secret");
        }
    }

    private HistoryConfig config(PostgresServer server, String password) throws Exception {
        Path file = Files.writeString(Files.createTempFile(folder, "password", ""), password + "\n");
        return HistoryConfig.of(new CatalogConfig(
                CatalogConfig.Type.JDBC,
                server.uri(),
                folder.resolve("warehouse").toString(),
                PostgresServer.USER,
                file.toString(),
                null));
    }

    private static HistoryRow row(long fromMillis) {
        return HistoryRow.of(
                HistoryTable.COVERAGE,
                "labc1",
                "n1",
                HistoryRow.time(fromMillis),
                HistoryRow.time(fromMillis + 60_000),
                10L,
                10L,
                0L,
                null,
                true,
                HistoryRow.time(fromMillis));
    }
}
