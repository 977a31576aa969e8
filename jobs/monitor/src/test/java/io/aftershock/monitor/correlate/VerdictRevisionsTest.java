package io.aftershock.monitor.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A verdict is told again when more becomes known, and not otherwise. */
class VerdictRevisionsTest {

    private static final int UNAVAILABLE = 10_008;
    private static final int RETRIES = 10;
    private static final String ACME = "JETSTREAM_009:east:ACME:1";
    private static final String BETA = "JETSTREAM_009:east:BETA:1";

    @Test
    void addsAnAccountThatFailsLater() throws Exception {
        FakeCluster cluster = calls(new FakeCluster("east"), 0, 100);
        cluster.metaElection(160, 160, "election", "n2");
        for (int second = 100; second < 220; second++) {
            call(cluster, second, "ACME", second >= 161 && second < 165);
            call(cluster, second, "BETA", second >= 168 && second < 172);
        }
        Replayed found = TopologyRun.of(cluster.toTheEnd());

        assertThat(of(found, "correlation:election:east:meta:1"))
                .extracting(
                        each -> each.path("revision").asInt(),
                        each -> each.path("kind").asText(),
                        each -> each.path("breach_ids")
                                .valueStream()
                                .map(JsonNode::asText)
                                .toList())
                .containsExactly(tuple(1, "degraded", List.of(ACME)), tuple(2, "degraded", List.of(ACME, BETA)));
    }

    /** The errors come at once, and the election that explains them only 8 s later. */
    @Test
    void explainsErrorsByAnElectionThatComesAfterThem() throws Exception {
        FakeCluster cluster = calls(new FakeCluster("east"), 0, 100);
        for (int second = 100; second < 200; second++) {
            call(cluster, second, "ACME", second >= 160 && second < 163);
            if (second == 168) {
                cluster.metaElection(168.5, 168.5, "election", "n2");
            }
        }
        Replayed found = TopologyRun.of(cluster.toTheEnd());

        List<JsonNode> verdicts = of(found, "correlation:" + ACME);
        assertThat(verdicts.get(0).path("summary").asText()).endsWith("they coincide with nothing known.");
        JsonNode second = verdicts.get(1);
        assertThat(second.path("revision").asInt()).isEqualTo(2);
        assertThat(second.path("at").asText()).isBetween("2026-11-20T05:02:48.500Z", "2026-11-20T05:02:53.000Z");
        assertThat(second.path("errors_inside").asInt()).isEqualTo(30);
        assertThat(second.path("p_value").asDouble()).isBetween(0.05, 0.15);
        assertThat(second.path("summary").asText()).startsWith("100 % of 30 availability or internal errors of ACME");
    }

    private static FakeCluster calls(FakeCluster cluster, int from, int to) {
        for (int second = from; second < to; second++) {
            call(cluster, second, "ACME", false);
            call(cluster, second, "BETA", false);
        }
        return cluster;
    }

    private static void call(FakeCluster cluster, int second, String account, boolean fails) {
        if (fails) {
            for (int retry = 0; retry < RETRIES; retry++) {
                cluster.failedCall(second + 0.2 + retry * 0.05, account, UNAVAILABLE);
            }
        } else {
            cluster.call(second + 0.2, account);
        }
    }

    private static List<JsonNode> of(Replayed found, String id) {
        return found.records("correlation").stream()
                .filter(each -> each.path("id").asText().equals(id))
                .toList();
    }
}
