package io.aftershock.monitor.check.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.check.Thresholds.Setting;
import io.aftershock.monitor.replay.TopologyRun;
import io.aftershock.monitor.window.WindowSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An account that fails with 10014 from its second minute on, as ever, and then once in another way. */
class NewErrorFindingsTest {

    @Test
    void findsTheErrorThatIsNewOnceTheAccountIsKnown() throws Exception {
        List<JsonNode> found =
                TopologyRun.of(cluster(10_047).toTheEnd(), learning(100)).breaches("NEWERROR_001");

        assertThat(found).extracting(each -> each.path("state").asText()).containsExactly("opened", "closed");
        assertThat(found.get(0).path("severity").asText()).isEqualTo("warning");
        assertThat(found.get(0).path("summary").asText())
                .isEqualTo("New in ACME since 2026-11-20T05:02:30Z: 10047 JSStorageResourcesExceededErr, which was not"
                        + " seen there in the 0.0 days before, in STREAM.INFO by client app on stream S.");
    }

    @Test
    void callsAMistakeAnInfo() throws Exception {
        assertThat(TopologyRun.of(cluster(10_059).toTheEnd(), learning(100)).breaches("NEWERROR_001"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.path("severity").asText()).isEqualTo("info"));
    }

    @Test
    void saysNothingWhileItLearns() throws Exception {
        assertThat(TopologyRun.of(cluster(10_047).toTheEnd(), learning(200)).breaches("NEWERROR_001"))
                .isEmpty();
    }

    private static FakeCluster cluster(int errCode) {
        FakeCluster cluster = new FakeCluster("east");
        for (int second = 0; second < 300; second++) {
            cluster.call(second, "ACME");
            if (second == 150) {
                cluster.failedCall(second + 0.5, "ACME", errCode);
            } else if (second >= 60 && second % 30 == 0) {
                cluster.failedCall(second + 0.5, "ACME", 10_014);
            }
        }
        return cluster;
    }

    private static Settings learning(int seconds) {
        Setting learn = new Setting(Check.NEWERROR_001, "learn", seconds, null, null, null, "test");
        Setting tell = new Setting(Check.NEWERROR_001, "lookback", 60, null, null, null, "test");
        return new Settings(WindowSpec.DEFAULT, new Thresholds(List.of(learn, tell), Map.of(), "test"));
    }
}
