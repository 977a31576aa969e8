package io.aftershock.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import org.junit.jupiter.api.Test;

/** Elections of streams and consumers: their first leaders are no trouble, and what is deleted is forgotten. */
class AssetElectionsTest {

    @Test
    void forgetsWhoLedAStreamThatWasDeletedAndNeverGivesANumberTwice() throws Exception {
        FakeCluster cluster = elected(action(new FakeCluster("east"), 1, "create"), 1.1, "n1");
        elected(action(action(cluster, 10, "delete"), 20, "create"), 20.1, "n2");
        elected(cluster, 30, "n3");

        Replayed found = TopologyRun.of(cluster.calls(31, 40, "ACME").toTheEnd());

        assertThat(found.records("election"))
                .extracting(
                        each -> each.path("id").asText(),
                        each -> each.path("previous_leader").asText(),
                        each -> each.path("cause").asText())
                .containsExactly(
                        tuple("election:east:ACME/S:1", "null", "first_leader"),
                        tuple("election:east:ACME/S:2", "null", "first_leader"),
                        tuple("election:east:ACME/S:3", "n2", "unplanned"));
    }

    private static FakeCluster action(FakeCluster cluster, double second, String action) {
        return cluster.event(
                second,
                "ACME",
                "$JS.EVENT.ADVISORY.STREAM.ACTION.S",
                FakeCluster.advisory("stream_action", action + second, second) + ",\"stream\":\"S\",\"action\":\""
                        + action + "\"}");
    }

    private static FakeCluster elected(FakeCluster cluster, double second, String leader) {
        return cluster.event(
                second,
                "SYS",
                "$JS.EVENT.ADVISORY.STREAM.LEADER_ELECTED.S",
                FakeCluster.advisory("stream_leader_elected", "elected" + second, second)
                        + ",\"account\":\"ACME\",\"stream\":\"S\",\"leader\":\"" + leader + "\"}");
    }
}
