package io.aftershock.monitor.election;

import static io.aftershock.monitor.FakeCluster.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.replay.TopologyRun;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElectionDetectorTest {

    private final FakeCluster cluster = new FakeCluster("east").call(0, "ACME");

    @Test
    void doesNotLetAnElectionThatComesLateChangeWhoLeads() throws Exception {
        cluster.metaElection(5, 5, "one", "n1")
                .metaElection(60, 60, "three", "n2")
                .calls(61, 90, "ACME")
                .metaElection(90, 30, "two", "n3")
                .calls(91, 100, "ACME")
                .metaElection(100, 100, "four", "n1");

        assertThat(elections()).containsExactly("5 null->n1", "30 null->n3", "60 n1->n2", "100 n2->n1");
    }

    @Test
    void measuresTheOutageFromTheElectionBeforeAtTheEarliest() throws Exception {
        cluster.metaElection(5, 5, "one", "n1")
                .calls(6, 60, "ACME")
                .metaElection(60, 60, "two", "n2")
                .metaElection(61.5, 61.5, "three", "n3");

        assertThat(TopologyRun.of(cluster.toTheEnd()).metaElections())
                .extracting(election -> election.path("outage_ms").toString())
                .containsExactly("null", "55000", "1500");
    }

    @Test
    void explainsAnElectionByARowThatComesAfterIt() throws Exception {
        cluster.metaElection(5, 5, "one", "n1")
                .event(20.1, "SYS", "$SYS.SERVER.NABC.SHUTDOWN", "{\"name\":\"n1\",\"time\":\"2026-11-20T05:00:20Z\"}")
                .metaElection(20, 20, "two", "n2")
                .metaElection(50, 50, "three", "n1")
                .event(51.9, "SYS", "$SYS.SERVER.NABC.LAMEDUCK", "{\"name\":\"n2\",\"time\":\"2026-11-20T05:00:51Z\"}")
                .call(60, "ACME");

        assertThat(TopologyRun.of(cluster.toTheEnd()).metaElections())
                .extracting(election -> election.path("cause").asText())
                .containsExactly("unplanned", "shutdown", "lame_duck");
    }

    @Test
    void takesTheFirstLeaderOfANewStreamForPlanned() throws Exception {
        String elected = ",\"stream\":\"S\",\"leader\":\"n1\"}";
        cluster.event(
                        5,
                        "ACME",
                        "$JS.EVENT.ADVISORY.STREAM.LEADER_ELECTED.S",
                        advisory("stream_leader_elected", "one", 5) + elected)
                .event(
                        5.5,
                        "ACME",
                        "$JS.EVENT.ADVISORY.STREAM.CREATED.S",
                        advisory("stream_action", "two", 5.5) + ",\"stream\":\"S\",\"action\":\"create\"}");

        assertThat(TopologyRun.of(cluster.toTheEnd()).records("election"))
                .singleElement()
                .extracting(election -> election.path("cause").asText())
                .isEqualTo("first_leader");
    }

    private List<String> elections() throws Exception {
        return TopologyRun.of(cluster.toTheEnd()).metaElections().stream()
                .map(ElectionDetectorTest::describe)
                .toList();
    }

    private static String describe(JsonNode election) {
        long millis = Instant.parse(election.path("at").asText()).toEpochMilli();
        return (millis - FakeCluster.START) / 1_000 + " "
                + election.path("previous_leader").asText() + "->"
                + election.path("leader").asText();
    }
}
