package io.aftershock.monitor.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.replay.TopologyRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A release that asks for a stream which is not there reaches three clusters within a minute, and a fourth is well. */
class FleetIncidentFindingsTest {

    @Test
    void tellsOneIncidentOfThreeClusters() throws Exception {
        List<JsonNode> incidents = TopologyRun.of(fleet()).records("incident");

        assertThat(incidents)
                .extracting(each -> each.path("state").asText())
                .containsExactly("opened", "updated", "closed");
        JsonNode last = incidents.get(2);
        assertThat(last.path("id").asText()).isEqualTo("FLEET_001:JETSTREAM_009:not_found:1");
        assertThat(last.path("revision").asInt()).isEqualTo(3);
        assertThat(last.path("severity").asText()).isEqualTo("warning");
        assertThat(last.path("clusters")).extracting(JsonNode::asText).containsExactly("east", "north", "west");
        assertThat(last.path("breach_ids"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "JETSTREAM_009:east:ACME:1", "JETSTREAM_009:west:ACME:1", "JETSTREAM_009:north:ACME:1");
    }

    @Test
    void tellsTheSameWhateverClusterIsReadFirst() throws Exception {
        List<String> whole = TopologyRun.of(fleet()).json();
        List<List<TelemetryRow>> clusters = clusters();
        Collections.shuffle(clusters, new Random(7));

        List<TelemetryRow> oneAfterAnother =
                clusters.stream().flatMap(List::stream).toList();

        assertThat(TopologyRun.of(oneAfterAnother).json()).isEqualTo(whole);
    }

    private static List<TelemetryRow> fleet() {
        return clusters().stream().flatMap(List::stream).toList();
    }

    private static List<List<TelemetryRow>> clusters() {
        return new ArrayList<>(
                List.of(failing("east", 120), failing("west", 150), failing("north", 170), failing("south", 1_000)));
    }

    private static List<TelemetryRow> failing(String name, int from) {
        FakeCluster cluster = new FakeCluster(name);
        for (int second = 0; second < 600; second++) {
            cluster.call(second, "ACME");
            if (second >= from && second < from + 90) {
                cluster.failedCall(second + 0.3, "ACME", 10_059).failedCall(second + 0.6, "ACME", 10_059);
            }
        }
        return cluster.toTheEnd();
    }
}
