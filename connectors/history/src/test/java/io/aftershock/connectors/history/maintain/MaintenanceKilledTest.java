package io.aftershock.connectors.history.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.maintain.Maintenance.Patience;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceKilledTest {

    /** A round costs a JVM; -Daftershock.kills=20 for more. */
    private static final int ROUNDS = Integer.getInteger("aftershock.kills", 6);

    private static final Instant BEGIN = Instant.parse("2026-11-19T22:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration NOT_AT_ALL = Duration.ofDays(-100_000);

    @TempDir
    Path folder;

    @Test
    void losesAndDoublesNothingWhenItIsKilledAtAnyMoment() throws Exception {
        Random random = new Random(6);
        HistoryConfig config = HistoryConfig.inFolder(folder);
        long minutes = 0;
        try (Warehouse warehouse = Warehouse.open(config)) {
            for (int round = 0; round < ROUNDS; round++) {
                Process maintenance = start();
                try (BufferedReader output = maintenance.inputReader()) {
                    assertThat(output.readLine()).isEqualTo("begins");
                    long killAt = System.nanoTime()
                            + Duration.ofMillis(random.nextInt(1_500)).toNanos();
                    // The job goes on writing beside it.
                    do {
                        warehouse.append(HistoryTable.API_MINUTES, rows(minutes++));
                    } while (System.nanoTime() < killAt);
                } finally {
                    maintenance.destroyForcibly().waitFor();
                }
            }
            List<Outcome> outcomes = Maintenance.of(warehouse, config, new Patience(NOT_AT_ALL, NOT_AT_ALL), NOW)
                    .run(EnumSet.allOf(HistoryTable.class), outcome -> {});

            assertThat(outcomes).allMatch(Outcome::succeeded);
            assertThat(Minutes.requests(warehouse, HistoryTable.API_MINUTES)).isEqualTo(expected(minutes));
            assertThat(Minutes.requests(warehouse, HistoryTable.API_HOURS)).isEqualTo(expected(minutes));
            assertThat(Minutes.requests(warehouse, HistoryTable.API_DAYS)).isEqualTo(expected(minutes));
            assertThat(Scans.files(warehouse.table(HistoryTable.API_MINUTES), Expressions.alwaysTrue()))
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    private static List<HistoryRow> rows(long minute) {
        String at = BEGIN.plus(Duration.ofMinutes(minute)).toString();
        return List.of(Minutes.of(at, "A", 0, minute + 1), Minutes.of(at, "B", 10059, 1));
    }

    private static Map<String, Long> expected(long minutes) {
        return Map.of("A 0", minutes * (minutes + 1) / 2, "B 10059", minutes);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MaintenanceProcess.class.getName(),
                        folder.toString(),
                        NOW.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
