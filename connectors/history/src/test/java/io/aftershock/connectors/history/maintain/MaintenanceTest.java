package io.aftershock.connectors.history.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.maintain.Maintenance.Patience;
import io.aftershock.connectors.history.scan.RollupProgress;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Set<HistoryTable> ALL = EnumSet.allOf(HistoryTable.class);
    /** Files and snapshots bear the time of the clock, which is long after that of the rows one day. */
    private static final Duration NOT_AT_ALL = Duration.ofDays(-100_000);

    private static final Patience NONE = new Patience(NOT_AT_ALL, NOT_AT_ALL);
    private static final Patience NONE_WITH_READERS = new Patience(NOT_AT_ALL, Duration.ofDays(100_000));

    @TempDir
    Path folder;

    private HistoryConfig config;
    private Warehouse warehouse;

    @BeforeEach
    void open() {
        config = HistoryConfig.inFolder(folder);
        warehouse = Warehouse.open(config);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void addsUpDaysThatAreOver() throws IOException {
        warehouse.append(
                HistoryTable.API_MINUTES,
                List.of(
                        Minutes.of("2026-11-20T10:00:00Z", "A", 0, 90),
                        Minutes.of("2026-11-20T10:00:00Z", "A", 10059, 10),
                        Minutes.of("2026-11-20T10:59:00Z", "A", 0, 5, false),
                        Minutes.of("2026-11-20T11:00:00Z", "A", 0, 1),
                        Minutes.of("2026-11-20T11:00:00Z", "B", 0, 7),
                        Minutes.of("2026-11-21T11:00:00Z", "A", 0, 1_000)));

        assertThat(failed(maintain(Patience.USUAL))).isEmpty();

        assertThat(sums(HistoryTable.API_HOURS, "hour"))
                .containsExactlyInAnyOrder(
                        "A 2026-11-20T10:00Z 0: 95, 2 minutes, 1 complete",
                        "A 2026-11-20T10:00Z 10059: 10, 2 minutes, 1 complete",
                        "A 2026-11-20T11:00Z 0: 1, 1 minutes, 1 complete",
                        "B 2026-11-20T11:00Z 0: 7, 1 minutes, 1 complete");
        assertThat(sums(HistoryTable.API_DAYS, "day"))
                .containsExactlyInAnyOrder(
                        "A 2026-11-20T00:00Z 0: 96, 3 minutes, 2 complete",
                        "A 2026-11-20T00:00Z 10059: 10, 3 minutes, 2 complete",
                        "B 2026-11-20T00:00Z 0: 7, 1 minutes, 1 complete");
        assertThat(RollupProgress.of(warehouse.table(HistoryTable.API_HOURS)))
                .extracting(RollupProgress::to)
                .isEqualTo(LocalDate.of(2026, 11, 21));
    }

    @Test
    void addsWhatCameLateAndNothingTwice() throws IOException {
        warehouse.append(HistoryTable.API_MINUTES, List.of(Minutes.of("2026-11-18T10:00:00Z", "A", 0, 90)));
        maintain(Patience.USUAL);
        warehouse.append(
                HistoryTable.API_MINUTES,
                List.of(Minutes.of("2026-11-18T10:01:00Z", "A", 0, 9), Minutes.of("2026-11-19T10:01:00Z", "B", 0, 4)));

        maintain(Patience.USUAL);
        assertThat(Minutes.requests(warehouse, HistoryTable.API_HOURS)).isEqualTo(Map.of("A 0", 99L, "B 0", 4L));
        long snapshot =
                warehouse.table(HistoryTable.API_HOURS).currentSnapshot().snapshotId();

        maintain(Patience.USUAL);
        assertThat(Minutes.requests(warehouse, HistoryTable.API_DAYS)).isEqualTo(Map.of("A 0", 99L, "B 0", 4L));
        assertThat(warehouse.table(HistoryTable.API_HOURS).currentSnapshot().snapshotId())
                .isEqualTo(snapshot);
    }

    /** It was written into while it was not over, and has to be added up when it is. */
    @Test
    void addsUpADayThatWasNotOverLastTime() throws IOException {
        warehouse.append(HistoryTable.API_MINUTES, List.of(Minutes.of("2026-11-21T10:00:00Z", "A", 0, 90)));
        maintain(Patience.USUAL);
        assertThat(Minutes.requests(warehouse, HistoryTable.API_HOURS)).isEmpty();

        run(Patience.USUAL, NOW.plus(Duration.ofDays(1)));

        assertThat(Minutes.requests(warehouse, HistoryTable.API_HOURS)).isEqualTo(Map.of("A 0", 90L));
    }

    @Test
    void keepsSumsOfMinutesThatAreNoLongerKept() throws IOException {
        warehouse.append(
                HistoryTable.API_MINUTES,
                List.of(Minutes.of("2026-08-22T10:00:00Z", "A", 0, 1), Minutes.of("2026-08-23T10:00:00Z", "A", 0, 20)));
        maintain(Patience.USUAL);
        assertThat(Minutes.requests(warehouse, HistoryTable.API_MINUTES)).isEqualTo(Map.of("A 0", 20L));

        run(Patience.USUAL, NOW.plus(Duration.ofDays(30)));

        assertThat(Minutes.requests(warehouse, HistoryTable.API_MINUTES)).isEmpty();
        assertThat(Minutes.requests(warehouse, HistoryTable.API_DAYS)).isEqualTo(Map.of("A 0", 20L));
    }

    @Test
    void putsSmallFilesTogetherWithoutChangingARow() throws IOException {
        for (int minute = 10; minute < 30; minute++) {
            warehouse.append(
                    HistoryTable.API_MINUTES,
                    List.of(
                            Minutes.of("2026-11-20T10:" + minute + ":00Z", "A", 0, minute),
                            Minutes.of("2026-11-19T10:" + minute + ":00Z", "B", 10059, 1)));
        }
        List<String> before = texts();

        assertThat(failed(maintain(Patience.USUAL))).isEmpty();

        assertThat(files()).hasSize(2);
        assertThat(texts()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void leavesTheDayThatGoesOnAloneUntilItIsWorthIt() throws IOException {
        for (int minute = 10; minute < 19; minute++) {
            warehouse.append(
                    HistoryTable.API_MINUTES, List.of(Minutes.of("2026-11-21T10:" + minute + ":00Z", "A", 0, 1)));
        }
        maintain(Patience.USUAL);
        assertThat(files()).hasSize(9);

        warehouse.append(HistoryTable.API_MINUTES, List.of(Minutes.of("2026-11-21T10:20:00Z", "A", 0, 1)));
        maintain(Patience.USUAL);
        assertThat(files()).hasSize(1);
    }

    @Test
    void deletesFilesThatOnlyOldSnapshotsName() throws IOException {
        for (int minute = 10; minute < 14; minute++) {
            warehouse.append(
                    HistoryTable.API_MINUTES, List.of(Minutes.of("2026-11-20T10:" + minute + ":00Z", "A", 0, 1)));
        }
        maintain(Patience.USUAL);
        assertThat(parquet()).isGreaterThan(4);

        // What a snapshot replaced goes when that snapshot goes.
        warehouse.append(HistoryTable.API_MINUTES, List.of(Minutes.of("2026-11-21T10:00:00Z", "A", 0, 1)));
        assertThat(failed(maintain(NONE_WITH_READERS))).isEmpty();

        // Of minutes two days, of hours and days one each.
        assertThat(parquet()).isEqualTo(4);
        assertThat(Minutes.requests(warehouse, HistoryTable.API_MINUTES)).isEqualTo(Map.of("A 0", 5L));
    }

    @Test
    void deletesWhatAKilledWriterLeftWhenItIsOldEnough() throws IOException {
        warehouse.append(HistoryTable.API_MINUTES, List.of(Minutes.of("2026-11-20T10:00:00Z", "A", 0, 1)));
        Path data = path(warehouse.table(HistoryTable.API_MINUTES).location()).resolve("data");
        Path old = Files.writeString(data.resolve("left over.parquet"), "half of a file");
        Path young = Files.writeString(data.resolve("young.parquet"), "half of a file");
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofDays(4))));
        Files.setLastModifiedTime(young, FileTime.from(NOW.minus(Duration.ofDays(2))));

        assertThat(failed(maintain(Patience.USUAL))).isEmpty();
        assertThat(old).doesNotExist();
        assertThat(young).exists();

        assertThat(failed(maintain(NONE))).isEmpty();
        assertThat(young).doesNotExist();
        assertThat(Minutes.requests(warehouse, HistoryTable.API_MINUTES)).isEqualTo(Map.of("A 0", 1L));
    }

    /** Iceberg itself would only log it. */
    @Test
    void failsIfAFileCannotBeDeletedAndDoesTheRest() throws IOException {
        warehouse.append(HistoryTable.API_MINUTES, List.of(Minutes.of("2026-11-20T10:00:00Z", "A", 0, 1)));
        warehouse.append(HistoryTable.API_MINUTES, List.of(Minutes.of("2026-11-20T10:01:00Z", "A", 0, 1)));
        Path small = path(files().get(0).file().location());
        int steps = maintain(Patience.USUAL).size();
        warehouse.append(HistoryTable.API_MINUTES, List.of(Minutes.of("2026-11-21T10:00:00Z", "A", 0, 1)));
        // A folder that is not empty stands where the file was: nobody can delete that as a file, not even root.
        Files.delete(small);
        Files.createDirectory(small);
        Files.writeString(small.resolve("something"), "in it");

        List<Outcome> outcomes = maintain(NONE_WITH_READERS);

        assertThat(outcomes).hasSize(steps);
        assertThat(failed(outcomes))
                .containsExactly(
                        "expiry api_minutes: 1 files of api_minutes that nothing needs could not be deleted, the first is "
                                + small + ": see who owns them; the next run tries again.");
    }

    @Test
    void losesNothingOfWhatIsAppendedMeanwhile() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Integer> written = new ArrayList<>();
        Thread job = new Thread(() -> {
            try (Warehouse own = Warehouse.open(config)) {
                for (int second = 0; second < 40; second++) {
                    String minute = Instant.parse("2026-11-20T10:00:00Z")
                            .plus(Duration.ofMinutes(second))
                            .toString();
                    own.append(HistoryTable.API_MINUTES, List.of(Minutes.of(minute, "A", 0, 1)));
                    written.add(second);
                }
            } catch (IOException problem) {
                throw new IllegalStateException(problem);
            } finally {
                over.set(true);
            }
        });
        job.start();
        while (!over.get()) {
            maintain(Patience.USUAL);
        }
        job.join();
        assertThat(failed(maintain(NONE))).isEmpty();

        assertThat(written).hasSize(40);
        assertThat(Minutes.requests(warehouse, HistoryTable.API_MINUTES)).isEqualTo(Map.of("A 0", 40L));
        assertThat(Minutes.requests(warehouse, HistoryTable.API_HOURS)).isEqualTo(Map.of("A 0", 40L));
        assertThat(files()).hasSize(1);
    }

    private static Path path(String location) {
        return Path.of(location.replaceFirst("^file:", ""));
    }

    private List<Outcome> maintain(Patience patience) {
        return run(patience, NOW);
    }

    private List<Outcome> run(Patience patience, Instant now) {
        return Maintenance.of(warehouse, config, patience, now).run(ALL, outcome -> {});
    }

    private static List<String> failed(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> !outcome.succeeded())
                .map(outcome -> outcome.step() + " " + outcome.table() + ": " + outcome.told())
                .toList();
    }

    private List<String> sums(HistoryTable table, String unit) throws IOException {
        return Minutes.rows(warehouse, table).stream()
                .map(row -> row.getField("account") + " " + row.getField(unit) + " " + row.getField("error_code") + ": "
                        + row.getField("requests") + ", " + row.getField("minutes") + " minutes, "
                        + row.getField("complete_minutes") + " complete")
                .toList();
    }

    private List<String> texts() throws IOException {
        return Minutes.rows(warehouse, HistoryTable.API_MINUTES).stream()
                .map(Object::toString)
                .toList();
    }

    private List<FileScanTask> files() {
        return Scans.files(warehouse.table(HistoryTable.API_MINUTES), Expressions.alwaysTrue());
    }

    private long parquet() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        }
    }
}
