package io.aftershock.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.monitor.coverage.Reconciliation;
import io.aftershock.monitor.heartbeat.Heartbeats;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The heartbeats of captures of real clusters. */
class HeartbeatReplayTest {

    @ParameterizedTest
    @EnumSource
    void beatsEachTenSecondsAndTellsEachSettledSpanOnce(Captures capture) throws Exception {
        HeartbeatReplay beaten = HeartbeatReplay.of(capture, 1);

        List<Long> times =
                beaten.heartbeats().stream().map(beat -> millis(beat, "at")).toList();
        long first = times.get(0);
        assertThat(times)
                .containsExactlyElementsOf(LongStream.range(0, times.size())
                        .mapToObj(beat -> first + beat * Heartbeats.EVERY_MILLIS)
                        .toList());
        assertThat(first % Heartbeats.EVERY_MILLIS).isZero();

        // What is settled by the end of the input alone is told by no heartbeat.
        long settledTo = times.get(times.size() - 1) - Reconciliation.SETTLED_AFTER_MILLIS;
        List<JsonNode> told = beaten.coverage().stream()
                .filter(word -> millis(word, "at") < settledTo)
                .toList();
        assertThat(sum(told, "expected")).isGreaterThan(1_000);
        assertThat(sum(beaten.heartbeats(), "expected")).isEqualTo(sum(told, "expected"));
        assertThat(sum(beaten.heartbeats(), "seen")).isEqualTo(sum(told, "seen"));
    }

    @Test
    void beatsTheSameAtAnyParallelism() throws Exception {
        assertThat(HeartbeatReplay.of(Captures.LEADER_FLAPS, 4).json())
                .containsExactlyElementsOf(
                        HeartbeatReplay.of(Captures.LEADER_FLAPS, 1).json());
    }

    @Test
    void isNotAmongTheLinesThatArePrinted() throws Exception {
        assertThat(CaptureReplay.of(Captures.LEADER_FLAPS).records("heartbeat")).isEmpty();
    }

    private static long sum(List<JsonNode> records, String field) {
        return records.stream().mapToLong(record -> record.path(field).asLong()).sum();
    }

    private static long millis(JsonNode record, String field) {
        return Instant.parse(record.path(field).asText()).toEpochMilli();
    }
}
