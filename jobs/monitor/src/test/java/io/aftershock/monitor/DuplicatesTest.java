package io.aftershock.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aftershock.monitor.ingest.Tally;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import org.junit.jupiter.api.Test;

/** Servers tell most things twice, and networks deliver late: everything counts once. */
class DuplicatesTest {

    private static final String STREAM_ELECTED = "$JS.EVENT.ADVISORY.STREAM.LEADER_ELECTED.S";

    @Test
    void countsAnElectionOnceThatComesAgainThirtyAndSixtySecondsLater() throws Exception {
        Replayed found = TopologyRun.of(new FakeCluster("east")
                .metaElection(5, 5, "election-1", "n1")
                .calls(6, 35, "ACME")
                .metaElection(35, 5, "election-1", "n1")
                .calls(35, 65, "ACME")
                .metaElection(65, 5, "election-1", "n1")
                .toTheEnd());

        assertThat(found.metaElections())
                .singleElement()
                .extracting(election -> election.path("at").asText())
                .isEqualTo("2026-11-20T05:00:05.000Z");
        assertThat(found.count(Tally.DUPLICATES)).isEqualTo(2);
    }

    @Test
    void countsTheElectionOfAStreamOnceWhicheverCopyComesFirst() throws Exception {
        String user = ",\"stream\":\"S\",\"leader\":\"n1\"}";
        String system = ",\"account\":\"ACME\"" + user;
        Replayed found = TopologyRun.of(new FakeCluster("east")
                .event(5, "ACME", STREAM_ELECTED, FakeCluster.advisory("stream_leader_elected", "one", 5) + user)
                .event(5, "SYS", STREAM_ELECTED, FakeCluster.advisory("stream_leader_elected", "one", 5) + system)
                .event(9, "SYS", STREAM_ELECTED, FakeCluster.advisory("stream_leader_elected", "two", 9) + system)
                .event(9, "ACME", STREAM_ELECTED, FakeCluster.advisory("stream_leader_elected", "two", 9) + user)
                .toTheEnd());

        assertThat(found.records("election"))
                .extracting(
                        election -> election.path("id").asText(),
                        election -> election.path("account").asText())
                .containsExactly(tuple("election:east:ACME/S:1", "ACME"), tuple("election:east:ACME/S:2", "ACME"));
        assertThat(found.count(Tally.DUPLICATES)).isEqualTo(2);
    }

    @Test
    void dropsACopyAsLateWhenItsIdMayBeForgotten() throws Exception {
        Replayed found = TopologyRun.of(new FakeCluster("east")
                .metaElection(5, 5, "election-1", "n1")
                .call(126, "ACME")
                .metaElection(126, 5, "election-1", "n1")
                .toTheEnd());

        assertThat(found.metaElections()).hasSize(1);
        assertThat(found.count(Tally.LATE)).isEqualTo(1);
        assertThat(found.count(Tally.DUPLICATES)).isZero();
    }

    @Test
    void knowsACopyAgainAfterAnySilence() throws Exception {
        Replayed found = TopologyRun.of(new FakeCluster("east")
                .metaElection(5, 5, "election-1", "n1")
                .metaElection(1_000, 5, "election-1", "n1")
                .toTheEnd());

        assertThat(found.metaElections()).hasSize(1);
        assertThat(found.count(Tally.DUPLICATES)).isEqualTo(1);
    }

    @Test
    void countsAnAuditOnceThatTwoObservatoriesStored() throws Exception {
        FakeCluster twice = new FakeCluster("east");
        for (int copy = 0; copy < 2; copy++) {
            twice.event(5, "ACME", "$JS.EVENT.ADVISORY.API", FakeCluster.audit("same", 5, "ACME", "{}"));
        }

        assertThat(TopologyRun.of(twice.toTheEnd()).records("error_ratio"))
                .hasSize(6)
                .allSatisfy(
                        window -> assertThat(window.path("requests").asLong()).isEqualTo(1));
    }
}
