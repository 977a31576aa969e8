package io.aftershock.monitor.check.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.replay.TopologyRun;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A meta leader that hangs for three seconds and comes back before another is elected. */
class NearMissTest {

    private static final List<String> SERVERS = List.of("n1", "n2", "n3");

    @Test
    void isListedAndNoMore() throws Exception {
        FakeCluster cluster = new FakeCluster("east").metaElection(1, 1, "election", "n1");
        for (int second = 2; second < 90; second++) {
            cluster.call(second, "ACME");
            for (String server : SERVERS) {
                ping(cluster, second + 0.2, server, second >= 60 && second < 63);
            }
        }

        List<JsonNode> found = TopologyRun.of(cluster.toTheEnd()).breaches("LEADER_001");

        assertThat(found)
                .extracting(
                        breach -> breach.path("state").asText(),
                        breach -> breach.path("severity").asText())
                .containsExactly(tuple("opened", "warning"), tuple("closed", "info"));
        // With the round that proves it, at 61.2 s, and not with the second that follows; polls alone move no clock.
        assertThat(found.get(0).path("at").asText()).isEqualTo("2026-11-20T05:01:01.000Z");
        assertThat(found.get(1).path("summary").asText())
                .contains("A near miss: n1 answered again after 3.0 s, and no other had been elected.");
    }

    private static void ping(FakeCluster cluster, double second, String server, boolean hangs) {
        boolean silent = hangs && server.equals("n1");
        List<String> via = new ArrayList<>(silent ? List.of() : SERVERS);
        if (hangs) {
            via.remove("n1");
        }
        String body = silent
                ? "{\"_error\":\"no answer\"}"
                : "{\"server\":{\"name\":\"" + server + "\",\"time\":\"" + Instant.ofEpochMilli(FakeCluster.at(second))
                        + "\"},\"data\":{\"status\":\"ok\"}}";
        cluster.row(new TelemetryRow(
                "east",
                FakeCluster.at(second),
                TelemetryRow.Kind.POLL,
                "SYS",
                "$SYS.REQ.SERVER.PING.HEALTHZ",
                server,
                via,
                SERVERS,
                body.getBytes(StandardCharsets.UTF_8),
                null));
    }
}
