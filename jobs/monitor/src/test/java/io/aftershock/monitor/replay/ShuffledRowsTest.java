package io.aftershock.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.publish.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Windows depend on what happened, and not on the order in which it became known; breaches of the error ratio open and close
 * later or sooner by no more than the disorder.
 */
class ShuffledRowsTest {

    /** A window waits for 30 s. */
    private static final int LATEST_MILLIS = 29_900;

    /** Checks look at what they know once a second. */
    private static final long TICK_MILLIS = 1_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void printsTheSameWindowsInWhateverOrderAdvisoriesCome(long seed) throws Exception {
        CaptureFile file = Captures.LEADER_FLAPS.file();

        Replayed shuffled = TopologyRun.of(shuffled(file, new Random(seed), LATEST_MILLIS));

        assertThat(windows(shuffled)).containsExactlyElementsOf(windows(CaptureReplay.of(Captures.LEADER_FLAPS)));
    }

    /** Checks do not wait: what they look at is there when it is there. */
    @ParameterizedTest(name = "by up to {0} ms")
    @ValueSource(ints = {2_000, LATEST_MILLIS})
    void movesNoBreachByMoreThanTheDisorder(int latestMillis) throws Exception {
        CaptureFile file = Captures.LEADER_FLAPS.file();
        Map<String, List<Long>> inOrder = turns(CaptureReplay.of(Captures.LEADER_FLAPS));

        Map<String, List<Long>> shuffled = turns(TopologyRun.of(shuffled(file, new Random(4), latestMillis)));

        assertThat(inOrder).isNotEmpty();
        assertThat(shuffled).hasSameSizeAs(inOrder).allSatisfy((id, turns) -> {
            assertThat(turns).as(id).hasSameSizeAs(inOrder.get(id));
            for (int i = 0; i < turns.size(); i++) {
                assertThat(turns.get(i)).as(id).isCloseTo(inOrder.get(id).get(i), within(latestMillis + TICK_MILLIS));
            }
        });
    }

    /** When each breach of the error ratio was opened, closed and opened again, by its id. */
    private static Map<String, List<Long>> turns(Replayed found) {
        Map<String, List<Long>> turns = new TreeMap<>();
        for (JsonNode breach : found.breaches("JETSTREAM_009")) {
            if (!breach.path("state").asText().equals("updated")) {
                turns.computeIfAbsent(breach.path("id").asText(), id -> new ArrayList<>())
                        .add(Instant.parse(breach.path("at").asText()).toEpochMilli());
            }
        }
        return turns;
    }

    private static List<String> windows(Replayed found) {
        return found.lines().stream()
                .filter(line -> line.record().equals("error_ratio"))
                .map(Line::json)
                .toList();
    }

    /** Each advisory later than it was received, by anything up to the allowance. */
    private static List<TelemetryRow> shuffled(CaptureFile file, Random random, int latestMillis) throws Exception {
        List<TelemetryRow> rows = new ArrayList<>();
        io.aftershock.connectors.capture.Captures.forEachRow(
                List.of(file), row -> rows.add(later(row, random.nextInt(latestMillis))));
        rows.sort(Comparator.comparingLong(TelemetryRow::receivedMillis));
        rows.add(0, status(file, Long.MAX_VALUE / 2, Condition.CAUGHT_UP));
        rows.add(status(file, rows.get(rows.size() - 1).receivedMillis(), Condition.END_OF_INPUT));
        return rows;
    }

    private static TelemetryRow later(TelemetryRow row, long millis) {
        return row.kind() == TelemetryRow.Kind.EVENT
                ? TelemetryRow.event(
                        row.cluster(), row.receivedMillis() + millis, row.account(), row.subject(), row.data())
                : row;
    }

    private static TelemetryRow status(CaptureFile file, long receivedMillis, Condition condition) {
        return TelemetryRow.status(
                file.cluster(), receivedMillis, new SourceStatus(condition, "shuffled", 0, 0, "made by a test"));
    }
}
