package io.aftershock.monitor.check.blind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.replay.TopologyRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What sources say of themselves becomes findings, by the time at which they say it. */
class BlindSourcesTest {

    @Test
    void opensAndClosesWhileTheClustersClockStandsStill() throws Exception {
        FakeCluster cluster = new FakeCluster("east").calls(0, 10, "ACME");
        for (int second = 10; second < 40; second++) {
            cluster.status(second, "o1", Condition.CUT_OFF).noAnswer(second);
        }
        cluster.status(40, "o1", Condition.RESTORED);
        for (int second = 40; second < 130; second++) {
            cluster.status(second, "o1", Condition.CAUGHT_UP).poll(second, "{}");
        }

        List<JsonNode> blind = TopologyRun.of(cluster.toTheEnd()).breaches("BLIND_001");

        assertThat(blind)
                .extracting(
                        breach -> breach.path("at").asText(),
                        breach -> breach.path("state").asText(),
                        breach -> breach.path("severity").asText())
                .containsExactly(
                        tuple("2026-11-20T05:00:20.000Z", "opened", "warning"),
                        tuple("2026-11-20T05:01:20.000Z", "updated", "warning"),
                        tuple("2026-11-20T05:01:41.000Z", "closed", "warning"));
        assertThat(blind.get(0).path("summary").asText())
                .isEqualTo("The cluster is not being watched since 2026-11-20T05:00:10Z: o1 cannot be reached, and no"
                        + " other stream is read.");
    }

    @Test
    void closesAtOnceWhenTheClusterLeavesTheFleet() throws Exception {
        FakeCluster cluster = new FakeCluster("east").calls(0, 10, "ACME");
        for (int second = 10; second < 40; second++) {
            cluster.status(second, "o1", Condition.CUT_OFF);
        }
        cluster.status(40, SourceStatus.FLEET_DIRECTORY, Condition.END_OF_INPUT);

        List<JsonNode> blind = TopologyRun.of(cluster.toTheEnd()).breaches("BLIND_001");

        assertThat(blind)
                .extracting(
                        breach -> breach.path("at").asText(),
                        breach -> breach.path("state").asText())
                .containsExactly(
                        tuple("2026-11-20T05:00:20.000Z", "opened"), tuple("2026-11-20T05:00:40.000Z", "closed"));
    }

    @Test
    void tellsOfAClusterThatWasNeverHeardOf() throws Exception {
        FakeCluster cluster = new FakeCluster("east");
        for (int second = 0; second < 30; second++) {
            cluster.status(second, "o1", Condition.REFUSED);
        }

        assertThat(TopologyRun.of(cluster.toTheEnd()).breaches("BLIND_001"))
                .extracting(breach -> breach.path("summary").asText())
                .containsExactly(
                        "The cluster is not being watched since 2026-11-20T05:00:00Z: o1 refused us or cannot be"
                                + " reached, and no other stream is read.");
    }
}
