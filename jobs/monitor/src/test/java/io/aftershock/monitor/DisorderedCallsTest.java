package io.aftershock.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.monitor.publish.Line;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order in which calls become known changes no count, and moves a breach by no more than the disorder. */
class DisorderedCallsTest {

    private static final int UNAVAILABLE = 10_008;
    private static final int CALLS_A_SECOND = 8;

    /** 40 % of the calls fail for so long that a minute shows it, or so shortly that seconds alone do. */
    private static final int BEGINS = 90;

    private static final int LASTS = 230;

    @ParameterizedTest(name = "{1} s of failures, known up to {0} s late")
    @CsvSource({"12, 30", "12, 3", "28, 30", "28, 3"})
    void movesABreachByTheDisorderAtMost(int disorderSeconds, int failingSeconds) throws Exception {
        Replayed inOrder = TopologyRun.of(rows(0, failingSeconds));
        Replayed disordered = TopologyRun.of(rows(disorderSeconds, failingSeconds));

        assertThat(states(disordered)).isEqualTo(states(inOrder)).containsExactly("opened", "closed");
        for (int i = 0; i < 2; i++) {
            assertThat(at(disordered, i)).isCloseTo(at(inOrder, i), within(disorderSeconds * 1_000L));
        }
        assertThat(windows(disordered)).isEqualTo(windows(inOrder)).isNotEmpty();
    }

    private static List<io.aftershock.model.telemetry.TelemetryRow> rows(int disorderSeconds, int failingSeconds) {
        SplittableRandom fate = new SplittableRandom(11);
        SplittableRandom delay = new SplittableRandom(disorderSeconds);
        record Call(double second, double received, boolean failed) {}
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < LASTS * CALLS_A_SECOND; i++) {
            double second = (double) i / CALLS_A_SECOND;
            boolean failed = second >= BEGINS && second < BEGINS + failingSeconds && fate.nextInt(10) < 4;
            calls.add(new Call(second, second + disorderSeconds * delay.nextDouble(), failed));
        }
        FakeCluster cluster = new FakeCluster("east");
        calls.stream().sorted(Comparator.comparingDouble(Call::received)).forEach(call -> {
            String response = call.failed() ? "{\"error\":{\"code\":500,\"err_code\":" + UNAVAILABLE + "}}" : "{}";
            String audit = FakeCluster.audit("call-" + call.second(), call.second(), "ACME", response);
            cluster.event(call.received(), "ACME", "$JS.EVENT.ADVISORY.API", audit);
        });
        return cluster.toTheEnd();
    }

    private static List<String> states(Replayed found) {
        return found.breaches("JETSTREAM_009").stream()
                .map(breach -> breach.path("state").asText())
                .filter(state -> !state.equals("updated"))
                .toList();
    }

    private static long at(Replayed found, int place) {
        List<JsonNode> changes = found.breaches("JETSTREAM_009").stream()
                .filter(breach -> !breach.path("state").asText().equals("updated"))
                .toList();
        return Instant.parse(changes.get(place).path("at").asText()).toEpochMilli();
    }

    private static List<String> windows(Replayed found) {
        return found.lines().stream()
                .filter(line -> line.record().equals("error_ratio"))
                .map(Line::json)
                .toList();
    }
}
