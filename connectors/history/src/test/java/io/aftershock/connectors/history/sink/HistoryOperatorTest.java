package io.aftershock.connectors.history.sink;

import static io.aftershock.connectors.history.sink.Minutes.packed;
import static io.aftershock.connectors.history.sink.Minutes.range;
import static io.aftershock.connectors.history.sink.Minutes.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.PackedRow;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryOperatorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private long checkpoint;

    @Test
    void writesWhatACompleteCheckpointHolds() throws Exception {
        try (var operator = opened(config(), null)) {
            give(operator, 0, 10);
            operator.snapshot(++checkpoint, checkpoint);
            give(operator, 10, 20);
            operator.notifyOfCompletedCheckpoint(checkpoint);
            await(() -> stored(config()).equals(range(0, 10)));
        }
    }

    @Test
    void writesNothingThatIsNotInACheckpoint() throws Exception {
        try (var operator = opened(config(), null)) {
            give(operator, 0, 10);
            operator.snapshot(++checkpoint, checkpoint);
            operator.snapshot(++checkpoint, checkpoint);
            // Only the second is complete: a job that fails now begins with it.
            operator.notifyOfCompletedCheckpoint(checkpoint);
            await(() -> stored(config()).equals(range(0, 10)));
            give(operator, 10, 20);
        }
        assertThat(stored(config())).isEqualTo(range(0, 10));
    }

    @Test
    void doesNotRepeatABatchWhoseAcknowledgementWasLost() throws Exception {
        OperatorSubtaskState state;
        try (var operator = opened(config(), null)) {
            give(operator, 0, 10);
            state = operator.snapshot(++checkpoint, checkpoint);
            operator.notifyOfCompletedCheckpoint(checkpoint);
            await(() -> stored(config()).equals(range(0, 10)));
            // It ends before the next checkpoint, which would have forgotten the batch.
        }
        try (var operator = opened(config(), state)) {
            give(operator, 10, 20);
            operator.snapshot(++checkpoint, checkpoint);
            operator.notifyOfCompletedCheckpoint(checkpoint);
            await(() -> stored(config()).size() >= 20);
        }
        assertThat(stored(config())).isEqualTo(range(0, 20));
    }

    @Test
    void writesAfterARestartWhatWasNotWrittenBefore() throws Exception {
        OperatorSubtaskState state;
        try (var operator = opened(config(), null)) {
            give(operator, 0, 10);
            state = operator.snapshot(++checkpoint, checkpoint);
            // The word that it is complete never came.
        }
        try (var operator = opened(config(), state)) {
            await(() -> stored(config()).equals(range(0, 10)));
        }
    }

    @Test
    void keepsWhatGathersBetweenTwoCommits() throws Exception {
        HistoryConfig slow = Minutes.config(folder, 3_600, 1_000);
        OperatorSubtaskState state;
        try (var operator = opened(slow, null)) {
            give(operator, 0, 10);
            state = operator.snapshot(++checkpoint, checkpoint);
            operator.notifyOfCompletedCheckpoint(checkpoint);
        }
        try (var operator = opened(slow, state)) {
            give(operator, 10, 20);
            operator.endInput();
        }
        assertThat(stored(config())).isEqualTo(range(0, 20));
    }

    @Test
    void goesOnWhileNothingCanBeWrittenAndWritesItAfterwards() throws Exception {
        Path catalog = folder.resolve("catalog.db");
        Files.writeString(catalog, "no database at all, ".repeat(200));
        try (var operator = opened(config(), null)) {
            for (int round = 0; round < 5; round++) {
                give(operator, 10 * round, 10 * round + 10);
                operator.snapshot(++checkpoint, checkpoint);
                operator.notifyOfCompletedCheckpoint(checkpoint);
            }
            Files.delete(catalog);
            await(() -> Files.exists(catalog) && stored(config()).equals(range(0, 50)));
        }
    }

    @Test
    void givesUpMinutesWhenTooManyWaitAndSaysSoInTheCoverage() throws Exception {
        HistoryConfig small = Minutes.config(folder, 0, 10);
        Path catalog = folder.resolve("catalog.db");
        Files.writeString(catalog, "no database at all, ".repeat(200));
        try (var operator = opened(small, null)) {
            give(operator, 0, 15);
            operator.processElement(new StreamRecord<>(Minutes.election("a", 15)));
            operator.snapshot(++checkpoint, checkpoint);
            operator.notifyOfCompletedCheckpoint(checkpoint);
            Files.delete(catalog);
            await(() -> Files.exists(catalog)
                    && stored(small, HistoryTable.COVERAGE).size() == 1);
        }
        assertThat(stored(small)).isEqualTo(range(0, 10));
        assertThat(stored(small, HistoryTable.ELECTIONS)).isEqualTo(range(15, 16));
        assertThat(stored(small, HistoryTable.COVERAGE)).isEqualTo(range(10, 11));
    }

    @Test
    void writesEverythingBeforeABoundedInputEnds() throws Exception {
        try (var operator = opened(Minutes.config(folder, 3_600, 1_000), null)) {
            give(operator, 0, 10);
            operator.endInput();
            assertThat(stored(config())).isEqualTo(range(0, 10));
        }
    }

    @Test
    void failsWhenABoundedInputCannotBeWritten() throws Exception {
        Files.writeString(folder.resolve("catalog.db"), "no database at all, ".repeat(200));
        try (var operator = opened(config(), null)) {
            give(operator, 0, 10);
            assertThatThrownBy(operator::endInput)
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("is damaged");
        }
    }

    private void give(OneInputStreamOperatorTestHarness<PackedRow, Void> operator, long from, long to)
            throws Exception {
        for (long minute = from; minute < to; minute++) {
            operator.processElement(new StreamRecord<>(packed("a", minute)));
        }
    }

    private static OneInputStreamOperatorTestHarness<PackedRow, Void> opened(
            HistoryConfig config, OperatorSubtaskState state) throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(new HistoryOperator(config), 1, 1, 0);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private HistoryConfig config() {
        return Minutes.config(folder, 0, 1_000);
    }

    /** A warehouse that is not there yet counts as one in which the rows are not. */
    private static void await(Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (WarehouseException | IOException notYet) {
                // asked again
            }
            assertThat(Instant.now()).as("it took too long").isBefore(deadline);
            Thread.sleep(50);
        }
    }
}
