package io.aftershock.monitor.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Elections by the Raft term, against their advisories, through the whole topology. */
class MissedElectionsTest {

    @Test
    void findsAnElectionThatSentNoAdvisory() throws Exception {
        assertThat(elections(cluster().calls(11, 40, "ACME"))).containsExactly("n2 at 2026-11-20T05:00:08.500Z");
    }

    @Test
    void countsAnElectionOnceWhoseAdvisoryCame() throws Exception {
        FakeCluster before = led().metaElection(8.5, 8.5, "e-1", "n2")
                .leads(10, "n2", 5, 8.5)
                .calls(11, 40, "ACME");
        FakeCluster soon = cluster().metaElection(12, 8.5, "e-1", "n2").calls(12, 40, "ACME");
        FakeCluster late = cluster()
                .calls(11, 60, "ACME")
                .metaElection(60, 8.5, "e-1", "n2")
                .calls(60, 90, "ACME");

        for (FakeCluster cluster : List.of(before, soon, late)) {
            assertThat(elections(cluster)).containsExactly("n2 at 2026-11-20T05:00:08.500Z");
        }
    }

    @Test
    void raisesNothingForATermThatNobodyLeadsNorForAClaimantOfALowerOne() throws Exception {
        FakeCluster cluster = led().poll(
                        10,
                        "{\"server\":{\"name\":\"n2\",\"time\":\"2026-11-20T05:00:10Z\"},"
                                + "\"data\":{\"SYS\":{\"_meta_\":{\"state\":\"CANDIDATE\",\"term\":9}}}}")
                .leads(11, "n2", 2, 10.5)
                .calls(12, 60, "ACME");

        assertThat(elections(cluster)).isEmpty();
    }

    @Test
    void letsTheSecondElectionOfALeaderBeItsOwn() throws Exception {
        FakeCluster cluster = cluster()
                .metaElection(11, 8.5, "e-1", "n2")
                .calls(11, 60, "ACME")
                .leads(60, "n2", 6, 58)
                .calls(60, 90, "ACME");

        assertThat(elections(cluster))
                .containsExactly("n2 at 2026-11-20T05:00:08.500Z", "n2 at 2026-11-20T05:00:58.000Z");
    }

    /** Led by n1 in term 3; then n2 leads in term 5. */
    private static FakeCluster cluster() {
        return led().leads(10, "n2", 5, 8.5);
    }

    private static FakeCluster led() {
        return new FakeCluster("east")
                .calls(0, 5, "ACME")
                .jsz(4, "n1", "\"api\":{\"total\":1}")
                .jsz(4, "n2", "\"api\":{\"total\":1}")
                .leads(5, "n1", 3, -100)
                .calls(5, 8, "ACME");
    }

    private static List<String> elections(FakeCluster cluster) throws Exception {
        Replayed found = TopologyRun.of(cluster.toTheEnd());
        return found.metaElections().stream()
                .map(each ->
                        each.path("leader").asText() + " at " + each.path("at").asText())
                .toList();
    }
}
