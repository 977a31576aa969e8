package io.aftershock.cli.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.aftershock.cli.bench.faults.Detection.Finder;
import io.aftershock.cli.stage.Told;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectionTest {

    private static final long FAULT = 1_000_000;

    @Test
    void takesTheFirstOpeningOfEachCheck() {
        Detection detection = detection(
                told("NETWORK_001", "opened", 4_000),
                told("LEADER_001", "opened", 1_500),
                told("LEADER_001", "updated", 1_000),
                told("LEADER_001", "reopened", 9_000));

        assertThat(detection.seconds()).isEqualTo(Map.of(Finder.LEADER_001, 1.5, Finder.NETWORK_001, 4.0));
        assertThat(detection.first()).contains(Finder.LEADER_001);
        assertThat(detection.soonest()).contains(1.5);
    }

    @Test
    void isMissedWhereOnlyOtherChecksSpeak() {
        Detection detection = detection(told("JETSTREAM_009", "opened", 1_000), told("STALL_001", "closed", 1_000));

        assertThat(detection.first()).isEmpty();
        assertThat(detection.soonest()).isEmpty();
    }

    private static Detection detection(Told... since) {
        return Detection.of(1, FaultKind.KILL, "n1", FAULT, List.of(since));
    }

    private static Told told(String check, String state, long afterMillis) {
        return new Told(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("record", "breach")
                        .put("check", check)
                        .put("state", state),
                FAULT + afterMillis);
    }
}
