package io.aftershock.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.config.Run;
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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintainCommandTest {

    private static final Instant YESTERDAY =
            Instant.now().minus(Duration.ofHours(30)).truncatedTo(ChronoUnit.DAYS);
    private static final String DAY = YESTERDAY.toString().substring(0, 10);

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        try (Warehouse warehouse = Warehouse.open(HistoryConfig.inFolder(folder))) {
            for (int minute = 0; minute < 3; minute++) {
                warehouse.append(HistoryTable.API_MINUTES, List.of(row(minute)));
            }
        }
    }

    @Test
    void tellsWhatItDidAndThenHasNothingToDo() {
        Run first = Run.of(new MaintainCommand(), "--history", folder.toString());

        assertThat(first.exit()).isZero();
        assertThat(first.out().replaceAll("\\(\\d+\\.\\d s\\)", "(N s)"))
                .isEqualToNormalizingNewlines("rollup     api_hours        added up 1 days, to " + DAY + " (N s)\n"
                        + "rollup     api_days         added up 1 days, to " + DAY + " (N s)\n"
                        + "compaction api_minutes      3 files became 1 (N s)\n");
        assertThat(Run.of(new MaintainCommand(), "--history", folder.toString()).out())
                .isEmpty();
    }

    @Test
    void failsIfAPartDoesNotSucceedAndDoesTheOthers() throws IOException {
        // A folder stands where a file was that the compaction has to read.
        Path file = parquet();
        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));

        Run run = Run.of(
                new MaintainCommand(), "--history", folder.toString(), "--table", "api_minutes", "--table", "stalls");

        assertThat(run.out()).startsWith("compaction api_minutes    ! ");
        assertThat(run.sentence()).startsWith("1 of 8 parts of the maintenance did not succeed, see above");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        String history = folder.toString();
        assertThat(Run.of(new MaintainCommand(), "--history", history, "--table", "api_minuts")
                        .sentence())
                .startsWith("there is no table api_minuts; there are api_minutes, api_hours, ");
        assertThat(Run.of(new MaintainCommand(), "--history", history, "--keep-orphans", "0")
                        .sentence())
                .startsWith("--keep-snapshots and --keep-orphans have to be an hour at least");
        assertThat(Run.of(
                                new MaintainCommand(),
                                "--history",
                                folder.resolve("nowhere").toString())
                        .sentence())
                .startsWith("There is no history yet in ");
    }

    private Path parquet() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static HistoryRow row(int minute) {
        return HistoryRow.of(
                HistoryTable.API_MINUTES,
                "prod",
                "A",
                null,
                HistoryRow.time(YESTERDAY.plus(Duration.ofMinutes(minute)).toEpochMilli()),
                "STREAM.INFO",
                null,
                0,
                1L,
                0L,
                1L,
                0L,
                true);
    }
}
