package io.aftershock.monitor.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.ingest.Spans;
import io.aftershock.monitor.policy.MaintenanceWindow;
import io.aftershock.monitor.replay.TopologyRun;
import io.aftershock.monitor.window.WindowSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An account whose every other call fails, from 60 s to 200 s, because of what the service does. */
class MaintenanceFindingsTest {

    @Test
    void tellsAnInfoWhileWorkIsPlannedAndTheRealSeverityAfterwards() throws Exception {
        List<JsonNode> found = breaches(new MaintenanceWindow(null, "east", at(0), at(150), "upgrade"));

        assertThat(found.get(0).path("severity").asText()).isEqualTo("info");
        assertThat(found.get(0).path("state").asText()).isEqualTo("opened");
        assertThat(found.get(0).path("summary").asText()).startsWith("Planned until 2026-11-20T05:02:30Z: upgrade. ");
        JsonNode first = found.stream()
                .filter(each -> each.path("severity").asText().equals("critical"))
                .findFirst()
                .orElseThrow();
        assertThat(first.path("state").asText()).isEqualTo("updated");
        assertThat(first.path("at").asText()).isEqualTo("2026-11-20T05:02:30.000Z");
        assertThat(first.path("summary").asText()).doesNotContain("upgrade");
    }

    @Test
    void leavesASeverityThatWasToldBeforeTheWorkBegan() throws Exception {
        assertThat(breaches(new MaintenanceWindow("prod", null, at(100), at(400), "upgrade")))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.path("severity").asText()).isEqualTo("critical"));
    }

    @Test
    void isForNoOtherCluster() throws Exception {
        JsonNode found = breaches(new MaintenanceWindow("test", "east", at(0), at(400), "upgrade"))
                .get(0);

        assertThat(found.path("severity").asText()).isEqualTo("critical");
        assertThat(found.path("summary").asText()).doesNotContain("upgrade");
    }

    private static List<JsonNode> breaches(MaintenanceWindow window) throws Exception {
        FakeCluster cluster = new FakeCluster("east");
        for (int second = 0; second < 300; second++) {
            cluster.call(second, "ACME");
            if (second >= 60 && second < 200) {
                cluster.failedCall(second + 0.5, "ACME", 10_008);
            }
        }
        Thresholds thresholds = new Thresholds(List.of(), Map.of("east", "prod"), "test");
        Settings settings = new Settings(WindowSpec.DEFAULT, thresholds, Spans.NONE, List.of(window));
        return TopologyRun.of(cluster.toTheEnd(), settings).breaches("JETSTREAM_009");
    }

    private static long at(int second) {
        return FakeCluster.START + second * 1_000L;
    }
}
