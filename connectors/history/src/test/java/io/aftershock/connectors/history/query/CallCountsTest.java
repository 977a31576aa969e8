package io.aftershock.connectors.history.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.query.CallCounts.Unit;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.scan.RollupReach;
import io.aftershock.connectors.history.scan.TimeRange;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallCountsTest {

    private static final Instant DAY_1 = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant DAY_2 = Instant.parse("2026-10-02T00:00:00Z");
    private static final Instant DAY_3 = Instant.parse("2026-10-03T00:00:00Z");
    private static final long MINUTE = 60;

    @TempDir
    Path folder;

    private Warehouse warehouse;
    private final List<Minute> stored = new ArrayList<>();

    private record Minute(String cluster, Instant at, long calls, boolean complete) {}

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(HistoryConfig.inFolder(folder));
    }

    @Test
    void takesDaysThenHoursThenMinutes() {
        TimeRange range = new TimeRange(Instant.parse("2026-10-01T22:30:00Z"), Instant.parse("2026-10-04T01:20:00Z"));

        CallCounts counts = CallCounts.divide(
                range,
                Unit.DAY,
                new RollupReach(DAY_3, Set.of()),
                new RollupReach(DAY_3.plusSeconds(86_400), Set.of()));

        assertThat(counts.days()).containsExactly(new TimeRange(DAY_2, DAY_3));
        assertThat(counts.hours())
                .containsExactly(
                        new TimeRange(Instant.parse("2026-10-01T23:00:00Z"), DAY_2),
                        new TimeRange(DAY_3, DAY_3.plusSeconds(86_400)));
        assertThat(counts.minutes())
                .containsExactly(
                        new TimeRange(range.from(), Instant.parse("2026-10-01T23:00:00Z")),
                        new TimeRange(DAY_3.plusSeconds(86_400), range.to()));
    }

    @Test
    void takesMinutesOfDaysThatTheRollupDoesNotKnowInFull() {
        TimeRange range = new TimeRange(DAY_1, DAY_3);

        CallCounts counts = CallCounts.divide(
                range, Unit.DAY, new RollupReach(DAY_3, Set.of(DAY_1)), new RollupReach(DAY_3, Set.of(DAY_1)));

        assertThat(counts.days()).containsExactly(new TimeRange(DAY_2, DAY_3));
        assertThat(counts.hours()).isEmpty();
        assertThat(counts.minutes()).containsExactly(new TimeRange(DAY_1, DAY_2));
    }

    @Test
    void countsTheSameWithRollupsAsWithout() throws IOException {
        fill();
        List<TimeRange> ranges = List.of(
                new TimeRange(DAY_1, DAY_3.plusSeconds(86_400)),
                new TimeRange(DAY_1.plusSeconds(90), DAY_2.plusSeconds(3_700)),
                new TimeRange(DAY_2.plusSeconds(3_600), DAY_3.plusSeconds(60)));
        List<String> before = ranges.stream().map(this::sums).toList();

        rollUp(DAY_3);

        assertThat(ranges.stream().map(this::sums)).isEqualTo(before);
        assertThat(before.get(0))
                .isEqualTo(stored.stream().mapToLong(Minute::calls).sum() + " calls, "
                        + stored.stream().filter(minute -> !minute.complete).count() + " incomplete");
    }

    @Test
    void countsMinutesThatCameAfterTheRollup() throws IOException {
        fill();
        rollUp(DAY_3);
        add(new Minute("b", DAY_1.plusSeconds(30 * MINUTE), 1_000_000, true));

        assertThat(sums(new TimeRange(DAY_1, DAY_2)))
                .startsWith(stored.stream()
                                .filter(minute -> minute.at.isBefore(DAY_2))
                                .mapToLong(Minute::calls)
                                .sum()
                        + " calls");
    }

    @Test
    void readsDaysWhoseMinutesHaveExpired() throws IOException {
        fill();
        rollUp(DAY_3);
        String before = sums(new TimeRange(DAY_1, DAY_3));
        warehouse
                .table(HistoryTable.API_MINUTES)
                .newDelete()
                .deleteFromRowFilter(Expressions.lessThan("minute", DAY_2.getEpochSecond() * 1_000_000))
                .commit();

        assertThat(sums(new TimeRange(DAY_1, DAY_3))).isEqualTo(before);
    }

    private String sums(TimeRange range) {
        try (HistoryDatabase database = HistoryDatabase.over(warehouse)) {
            List<String> sums = new ArrayList<>();
            for (Unit unit : Unit.values()) {
                CallCounts.show(database, range, Set.of(), unit);
                String calls = database.ask("select sum(calls)::bigint from calls", row -> row.getString(1))
                        .get(0);
                String incomplete = database.ask("select sum(minutes)::bigint from incomplete", row -> row.getString(1))
                        .get(0);
                sums.add(calls + " calls, " + incomplete + " incomplete");
            }
            // By minutes alone what has expired is not there; the others have to agree.
            assertThat(sums.get(1)).isEqualTo(sums.get(2));
            return sums.get(2);
        }
    }

    private void fill() throws IOException {
        long calls = 1;
        for (String cluster : List.of("a", "b")) {
            for (Instant day : List.of(DAY_1, DAY_2, DAY_3)) {
                for (int minute : List.of(0, 1, 59, 60, 61, 700, 1_439)) {
                    add(new Minute(cluster, day.plusSeconds(minute * MINUTE), calls, minute % 60 != 1));
                    calls *= 2;
                }
            }
        }
    }

    private void add(Minute minute) throws IOException {
        stored.add(minute);
        warehouse.append(
                HistoryTable.API_MINUTES,
                List.of(HistoryRow.of(
                        HistoryTable.API_MINUTES,
                        minute.cluster,
                        "A",
                        null,
                        HistoryRow.time(minute.at.toEpochMilli()),
                        "STREAM.INFO",
                        null,
                        0,
                        minute.calls,
                        0L,
                        minute.calls,
                        0L,
                        minute.complete)));
    }

    /** As maintenance leaves them behind. */
    private void rollUp(Instant end) throws IOException {
        for (HistoryTable table : List.of(HistoryTable.API_HOURS, HistoryTable.API_DAYS)) {
            long seconds = table == HistoryTable.API_DAYS ? 86_400 : 3_600;
            Map<String, long[]> sums = new TreeMap<>();
            stored.stream().filter(minute -> minute.at.isBefore(end)).forEach(minute -> {
                long start = minute.at.getEpochSecond() / seconds * seconds;
                long[] sum = sums.computeIfAbsent(minute.cluster + "@" + start, key -> new long[3]);
                sum[0] += minute.calls;
                sum[1]++;
                sum[2] += minute.complete ? 1 : 0;
            });
            List<HistoryRow> rows = new ArrayList<>();
            sums.forEach((key, sum) -> rows.add(HistoryRow.of(
                    table,
                    key.substring(0, 1),
                    "A",
                    null,
                    HistoryRow.time(Long.parseLong(key.substring(2)) * 1_000),
                    "STREAM.INFO",
                    null,
                    0,
                    sum[0],
                    0L,
                    sum[0],
                    0L,
                    (int) sum[1],
                    (int) sum[2])));
            warehouse.append(table, rows);
            Table minutes = warehouse.table(HistoryTable.API_MINUTES);
            warehouse
                    .table(table)
                    .updateProperties()
                    .set("aftershock.rolled-to", end.toString().substring(0, 10))
                    .set(
                            "aftershock.rolled-snapshot",
                            Long.toString(minutes.currentSnapshot().snapshotId()))
                    .commit();
        }
    }
}
