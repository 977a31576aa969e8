package io.aftershock.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.publish.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows depend on what happened, and not on the order in which it became known. */
class ShuffledRowsTest {

    /** A window waits for 30 s. */
    private static final int LATEST_MILLIS = 29_900;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void printsTheSameWindowsInWhateverOrderAdvisoriesCome(long seed) throws Exception {
        CaptureFile file = Captures.LEADER_FLAPS.file();

        Replayed shuffled = TopologyRun.of(shuffled(file, new Random(seed)));

        assertThat(windows(shuffled)).containsExactlyElementsOf(windows(CaptureReplay.of(Captures.LEADER_FLAPS)));
    }

    private static List<String> windows(Replayed found) {
        return found.lines().stream()
                .filter(line -> line.record().equals("error_ratio"))
                .map(Line::json)
                .toList();
    }

    /** Each advisory later than it was received, by anything up to the allowance. */
    private static List<TelemetryRow> shuffled(CaptureFile file, Random random) throws Exception {
        List<TelemetryRow> rows = new ArrayList<>();
        io.aftershock.connectors.capture.Captures.forEachRow(
                List.of(file), row -> rows.add(later(row, random.nextInt(LATEST_MILLIS))));
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
