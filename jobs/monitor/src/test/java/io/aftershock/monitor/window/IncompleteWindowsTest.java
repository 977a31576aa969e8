package io.aftershock.monitor.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.replay.TopologyRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which windows are marked as missing telemetry; a window is named by the second at which it begins. */
class IncompleteWindowsTest {

    @Test
    void marksTheWindowsThatReachBeyondTheFirstOrTheLastRow() throws Exception {
        FakeCluster cluster = new FakeCluster("east").calls(0, 100, "ACME");

        assertThat(incomplete(cluster)).containsExactly(-50L, -40L, -30L, -20L, -10L, 40L, 50L, 60L, 70L, 80L, 90L);
    }

    @ParameterizedTest
    @EnumSource(names = {"GAP", "STREAM_RECREATED"})
    void marksTheWindowsOfAGapUntilRowsComeAgain(Condition missing) throws Exception {
        FakeCluster cluster = new FakeCluster("east")
                .calls(0, 120, "ACME")
                .status(400, missing)
                .calls(275, 400, "ACME");

        assertThat(incomplete(cluster))
                .containsExactly(
                        -50L, -40L, -30L, -20L, -10L, 60L, 70L, 80L, 90L, 100L, 110L, 220L, 230L, 240L, 250L, 260L,
                        270L, 340L, 350L, 360L, 370L, 380L, 390L);
    }

    @Test
    void marksNothingForASourceThatMissedNothing() throws Exception {
        FakeCluster cluster = new FakeCluster("east")
                .calls(0, 60, "ACME")
                .status(60, Condition.CUT_OFF)
                .status(61, Condition.RESTORED)
                .status(62, Condition.CONSUMER_LOST)
                .calls(60, 121, "ACME");

        assertThat(incomplete(cluster)).doesNotContain(0L, 10L, 20L, 30L, 40L, 50L, 60L);
    }

    private static List<Long> incomplete(FakeCluster cluster) throws Exception {
        List<Long> starts = new ArrayList<>();
        TopologyRun.of(cluster.toTheEnd()).records("error_ratio").forEach(window -> {
            if (!window.path("complete").asBoolean()) {
                long start = Instant.parse(window.path("window_start").asText()).toEpochMilli();
                starts.add((start - FakeCluster.START) / 1_000);
            }
        });
        return starts;
    }
}
