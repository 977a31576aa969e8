package io.aftershock.connectors.history.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.maintain.Maintenance;
import io.aftershock.connectors.history.maintain.Maintenance.Patience;
import io.aftershock.connectors.history.maintain.Outcome;
import io.aftershock.connectors.history.row.PackedRow;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that is killed at random moments, again and again, and has written every row once when it ends. */
class ExactlyOnceTest {

    private static final int KILLS = Integer.getInteger("aftershock.history.kills", 20);
    private static final long SEED = Long.getLong("aftershock.history.seed", System.nanoTime());
    private static final int ROWS = 300 * KILLS;

    private static final AtomicInteger KILLED = new AtomicInteger();
    private static final AtomicLong NEXT_KILL_NANOS = new AtomicLong();

    @TempDir
    Path folder;

    @BeforeEach
    void forgetEarlierRuns() {
        KILLED.set(0);
    }

    @Test
    void writesEveryRowOnceHoweverOftenTheJobIsKilled() throws Exception {
        HistoryConfig config = Minutes.config(folder.resolve("history"), 0, 1_000_000);

        runWithKills(config);

        holdsEveryRowOnce(config);
    }

    /** Files are put together and snapshots forgotten while the job writes them, is killed and looks what is there. */
    @Test
    void writesEveryRowOnceWhileMaintenanceIsRunning() throws Exception {
        HistoryConfig config = Minutes.config(folder.resolve("history"), 0, 1_000_000);
        List<Outcome> outcomes = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        Warehouse.open(config).close();
        CompletableFuture<Void> maintenance = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                outcomes.addAll(maintain(config, Instant.EPOCH.plus(Duration.ofDays(3))));
            }
        });

        runWithKills(config);
        over.set(true);
        maintenance.get();

        holdsEveryRowOnce(config);
        assertThat(outcomes).extracting(Outcome::step, Outcome::succeeded).contains(tuple("compaction", true));
        // The job may be faster time after time; the next run does it then.
        assertThat(outcomes)
                .filteredOn(each -> !each.succeeded())
                .allMatch(each -> String.valueOf(each.told()).startsWith("Cannot commit"));
        assertThat(maintain(config, Instant.EPOCH.plus(Duration.ofDays(6)))).allMatch(Outcome::succeeded);
        assertThat(Minutes.requests(config, HistoryTable.API_HOURS))
                .isEqualTo(Minutes.requests(config, HistoryTable.API_MINUTES));
    }

    private static List<Outcome> maintain(HistoryConfig config, Instant now) {
        Patience patience = new Patience(Duration.ofDays(-100_000), Duration.ofDays(100_000));
        try (Warehouse warehouse = Warehouse.open(config)) {
            return Maintenance.of(warehouse, config, patience, now)
                    .run(
                            EnumSet.of(HistoryTable.API_MINUTES, HistoryTable.API_HOURS, HistoryTable.ELECTIONS),
                            each -> {});
        }
    }

    private void runWithKills(HistoryConfig config) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(options());
        env.setParallelism(1);
        DataStream<PackedRow> rows = env.fromSource(
                        new NumberSequenceSource(0, ROWS - 1), WatermarkStrategy.noWatermarks(), "numbers")
                .flatMap(new Rows(SEED))
                .returns(TypeInformation.of(PackedRow.class));
        HistorySink.write(rows, config);
        env.execute();
    }

    private static void holdsEveryRowOnce(HistoryConfig config) throws IOException {
        String how = KILLED + " kills, -Daftershock.history.seed=" + SEED;
        assertThat(KILLED).as(how).hasValue(KILLS);
        assertThat(Minutes.stored(config)).as(how).isEqualTo(Minutes.range(0, ROWS));
        assertThat(Minutes.stored(config, HistoryTable.ELECTIONS))
                .as(how)
                .isEqualTo(Minutes.range(0, ROWS).stream()
                        .filter(minute -> minute % 10 == 0)
                        .toList());
    }

    private Configuration options() {
        Configuration options = new Configuration();
        options.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        options.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10 * KILLS);
        options.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
        options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
        options.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        return options;
    }

    /** Makes rows of numbers, slowly enough that they last until the last kill, and kills the job now and then. */
    private static final class Rows extends RichFlatMapFunction<Long, PackedRow> {

        private static final long LONGEST_LIFE_MILLIS = 1_500;

        private final long seed;

        Rows(long seed) {
            this.seed = seed;
        }

        @Override
        public void open(org.apache.flink.api.common.functions.OpenContext context) {
            long lifeMillis = new Random(seed + KILLED.get()).nextLong(100, LONGEST_LIFE_MILLIS);
            NEXT_KILL_NANOS.set(System.nanoTime() + lifeMillis * 1_000_000);
        }

        @Override
        public void flatMap(Long number, Collector<PackedRow> out) throws Exception {
            if (KILLED.get() < KILLS && System.nanoTime() > NEXT_KILL_NANOS.get()) {
                KILLED.incrementAndGet();
                throw new IllegalStateException("killed by the test");
            }
            out.collect(Minutes.packed("a", number));
            if (number % 10 == 0) {
                out.collect(Minutes.election("a", number));
            }
            // The last rows wait for the last kill.
            Thread.sleep(KILLED.get() < KILLS && number > ROWS * 9L / 10 ? 50 : number % 4 == 0 ? 10 : 0);
        }
    }
}
