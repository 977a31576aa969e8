package io.aftershock.connectors.history.sink;

import static io.aftershock.connectors.history.sink.Minutes.batch;
import static io.aftershock.connectors.history.sink.Minutes.range;
import static io.aftershock.connectors.history.sink.Minutes.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import io.aftershock.connectors.history.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppenderTest {

    @TempDir
    Path folder;

    @Test
    void writesABatchOnceHoweverOftenItIsTried() throws IOException {
        SealedBatch batch = batch("job.1", 1, "a", 0, 10);
        try (Appender first = appender("job", 1)) {
            first.append(batch);
            first.append(batch);
        }
        try (Appender restarted = appender("job", 2)) {
            restarted.append(batch);
            restarted.append(batch("job.2", 1, "a", 10, 20));
        }
        assertThat(stored(config())).isEqualTo(range(0, 20));
    }

    @Test
    void knowsABatchAfterItsSnapshotHasExpired() throws IOException {
        SealedBatch batch = batch("job.1", 7, "a", 0, 10);
        try (Appender first = appender("job", 1)) {
            first.append(batch);
            first.append(batch("job.1", 8, "a", 10, 20));
        }
        try (Warehouse warehouse = Warehouse.open(config())) {
            warehouse
                    .table(HistoryTable.API_MINUTES)
                    .expireSnapshots()
                    .expireOlderThan(System.currentTimeMillis())
                    .commit();
            // The rows too are gone, so that nothing but the name can tell.
            warehouse
                    .table(HistoryTable.API_MINUTES)
                    .newDelete()
                    .deleteFromRowFilter(org.apache.iceberg.expressions.Expressions.alwaysTrue())
                    .commit();
            assertThat(warehouse.table(HistoryTable.API_MINUTES).snapshots()).hasSize(2);
        }
        try (Appender restarted = appender("job", 2)) {
            restarted.append(batch);
        }
        assertThat(stored(config())).isEmpty();
    }

    @Test
    void writesTheRestOfABatchOfWhichOneTableHasGotItsRows() throws IOException {
        SealedBatch minutes = batch("job.1", 1, "a", 0, 1);
        SealedBatch both = new SealedBatch("job.1", 1, 0, List.of(minutes.rows().get(0), Minutes.election("a", 0)));
        try (Appender first = appender("job", 1)) {
            first.append(minutes);
        }
        try (Appender restarted = appender("job", 2)) {
            restarted.append(both);
        }
        assertThat(stored(config())).isEqualTo(range(0, 1));
        assertThat(stored(config(), HistoryTable.ELECTIONS)).isEqualTo(range(0, 1));
    }

    @Test
    void refusesASecondJobWhileTheFirstLives() throws IOException {
        try (Appender first = appender("job", 1);
                Appender second = appender("other", 2)) {
            first.append(batch("job.1", 1, "a", 0, 10));
            assertThatThrownBy(() -> second.append(batch("other.2", 1, "b", 0, 10)))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("History is not written to jdbc:sqlite:")
                    .hasMessageContaining("since another job (process")
                    .hasMessageContaining("end one of them, or give it another place");
        }
        assertThat(stored(config())).isEqualTo(range(0, 10));
    }

    @Test
    void letsTheNextJobBeginAtOnceWhenOneHasEnded() throws IOException {
        try (Appender first = appender("job", 1)) {
            first.append(batch("job.1", 1, "a", 0, 10));
            first.release();
        }
        try (Appender second = appender("other", 2)) {
            second.append(batch("other.2", 1, "a", 5, 15));
        }
        // Of what both have seen the first has written.
        assertThat(stored(config())).isEqualTo(range(0, 15));
    }

    @Test
    void leavesOutTheMinutesThatAJobBeforeItHasWrittenAndNoOther() throws IOException {
        try (Appender first = appender("job", 1)) {
            first.append(batch("job.1", 1, "a", 10, 20));
            first.append(batch("job.1", 2, "b", 10, 12));
            first.release();
        }
        try (Appender second = appender("other", 2)) {
            second.append(batch("other.2", 1, "a", 5, 15));
            second.append(batch("other.2", 2, "a", 15, 25));
            second.append(batch("other.2", 3, "b", 11, 14));
        }
        List<Long> both = new java.util.ArrayList<>(range(5, 25));
        both.addAll(range(10, 14));
        both.sort(null);
        assertThat(stored(config())).isEqualTo(both);
    }

    @Test
    void stopsAnAttemptThatHasBeenReplaced() throws IOException {
        try (Appender old = appender("job", 1);
                Appender restarted = appender("job", 2)) {
            old.append(batch("job.1", 1, "a", 0, 10));
            restarted.append(batch("job.1", 2, "a", 10, 20));
            assertThatThrownBy(() -> old.append(batch("job.1", 3, "a", 20, 30)))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("the same job has been started again (process");
        }
        assertThat(stored(config())).isEqualTo(range(0, 20));
    }

    @Test
    void doesNotAppendWhatAnotherAttemptAppendsAtTheSameMoment() throws IOException {
        SealedBatch batch = batch("job.1", 1, "a", 0, 10);
        try (Warehouse one = Warehouse.open(config());
                Warehouse other = Warehouse.open(config())) {
            // Both have looked before either has written.
            BatchCommit slow = new BatchCommit(HistoryTable.API_MINUTES, one.table(HistoryTable.API_MINUTES), batch);
            BatchCommit fast = new BatchCommit(HistoryTable.API_MINUTES, other.table(HistoryTable.API_MINUTES), batch);
            fast.append(rows(batch));
            assertThatThrownBy(() -> slow.append(rows(batch))).isInstanceOf(RuntimeException.class);
        }
        assertThat(stored(config())).isEqualTo(range(0, 10));
    }

    @Test
    void remembersTheLastAttemptsAndForgetsThoseBefore() throws IOException {
        for (int attempt = 1; attempt <= 25; attempt++) {
            try (Appender appender = appender("job", attempt)) {
                appender.append(batch("job." + attempt, 1, "a", attempt, attempt + 1));
            }
        }
        try (Warehouse warehouse = Warehouse.openExisting(config())) {
            assertThat(warehouse.table(HistoryTable.API_MINUTES).properties().keySet().stream()
                            .filter(key -> key.startsWith(BatchCommit.BATCH)))
                    .hasSize(20)
                    .contains("aftershock.batch.job.6", "aftershock.batch.job.25");
        }
    }

    private static List<io.aftershock.connectors.history.row.HistoryRow> rows(SealedBatch batch) {
        var codec = new io.aftershock.connectors.history.row.RowCodec();
        return batch.rows().stream().map(codec::unpack).toList();
    }

    private HistoryConfig config() {
        return Minutes.config(folder, 60, 1_000);
    }

    private Appender appender(String job, long startedMillis) {
        return new Appender(config(), Identity.here(job, startedMillis));
    }
}
