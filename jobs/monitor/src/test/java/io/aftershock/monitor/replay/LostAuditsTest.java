package io.aftershock.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.connectors.capture.CaptureSource;
import io.aftershock.model.telemetry.TelemetryRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Audits are taken out of captures of real clusters: what was lost is marked, and nothing else. */
class LostAuditsTest {

    /** Polls of these captures come each second, of which spans of 4 to 5 s are made. */
    private static final long SPAN_MILLIS = 6_000;

    @ParameterizedTest
    @EnumSource
    void missesNothingInACompleteCapture(Captures capture) throws Exception {
        // In one of them the monitor's own connection to a server is cut, and nothing is lost by that.
        assertThat(CaptureReplay.of(capture).breaches("BLIND_001"))
                .filteredOn(breach -> !breach.path("summary").asText().contains("The monitor's own connection to n2"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void marksTheWindowsOfWhatIsLostAndNoOther(long seed) throws Exception {
        Captures capture = Captures.MISCONFIGURED;
        long from = capture.at(new SplittableRandom(seed).nextInt(50, 110));
        long to = from + 15_000;
        double share = 0.2 + 0.2 * seed;

        Replayed found = TopologyRun.toTheEnd(
                env -> {
                    DataStream<TelemetryRow> rows = CaptureReplay.rows(env, CaptureSource.of(List.of(capture.file())));
                    return rows.filter(row -> !isLost(row, from, to, share)).uid("loss");
                },
                1);

        TreeSet<Long> before = incomplete(CaptureReplay.of(capture));
        TreeSet<Long> marked = incomplete(found);
        List<JsonNode> windows = found.records("error_ratio");
        assertThat(marked).containsAll(before);
        for (JsonNode window : windows) {
            long start = millis(window, "window_start");
            long end = millis(window, "window_end");
            if (end > from + SPAN_MILLIS && start < to - SPAN_MILLIS) {
                assertThat(marked).as("window from %s", start - from).contains(start);
            } else if (end <= from - SPAN_MILLIS || start >= to + SPAN_MILLIS) {
                assertThat(marked.contains(start))
                        .as("window from %s", start - from)
                        .isEqualTo(before.contains(start));
            }
        }
        assertThat(found.breaches("BLIND_001").get(0).path("state").asText()).isEqualTo("opened");
    }

    private static boolean isLost(TelemetryRow row, long from, long to, double share) {
        if (!row.subject().equals("$JS.EVENT.ADVISORY.API")
                || row.receivedMillis() < from
                || row.receivedMillis() >= to) {
            return false;
        }
        // The same rows are lost however often they are read.
        return new Random(new String(row.data(), StandardCharsets.UTF_8).hashCode()).nextDouble() < share;
    }

    private static TreeSet<Long> incomplete(Replayed replayed) {
        TreeSet<Long> starts = new TreeSet<>();
        for (JsonNode window : replayed.records("error_ratio")) {
            if (!window.path("complete").asBoolean()) {
                starts.add(millis(window, "window_start"));
            }
        }
        return starts;
    }

    private static long millis(JsonNode window, String field) {
        return Instant.parse(window.path(field).asText()).toEpochMilli();
    }
}
