package io.aftershock.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.monitor.ingest.Tally;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** One wrong clock is found, its rows are counted where they belong, and nobody else notices. */
class ClockSkewTest {

    private static final int SECONDS = 360;

    @Test
    void countsTheCallsOfAServerThatIsAheadWhereTheyBelong() throws Exception {
        Replayed found = TopologyRun.of(
                load(second -> second < 60 || second >= 180 ? 0 : 30, false).toTheEnd());
        Replayed right = TopologyRun.of(load(second -> 0, false).toTheEnd());

        assertThat(windows(found, "ONE", 0)).isEqualTo(windows(right, "ONE", 0));
        assertThat(windows(found, "TWO", 70)).isEqualTo(windows(right, "TWO", 70));
        assertThat(found.count(Tally.ABSURD_TIMESTAMP))
                .as("of the seconds before it was known")
                .isEqualTo(10);
        assertThat(found.count(Tally.LATE)).isZero();
    }

    @Test
    void countsTheCallsOfAServerThatIsTenMinutesBehindWhereTheyBelong() throws Exception {
        Replayed found =
                TopologyRun.of(load(second -> second < 60 ? 0 : -600, true).toTheEnd());
        Replayed right = TopologyRun.of(load(second -> 0, true).toTheEnd());

        assertThat(windows(found, "ONE", 0)).isEqualTo(windows(right, "ONE", 0));
        assertThat(windows(found, "TWO", 120)).isEqualTo(windows(right, "TWO", 120));
        assertThat(found.count(Tally.LATE)).as("before it was known").isEqualTo(60);
    }

    @Test
    void opensAndClosesOneFindingThatNamesTheServer() throws Exception {
        Replayed found = TopologyRun.of(
                load(second -> second < 60 || second >= 180 ? 0 : 30, false).toTheEnd());

        List<JsonNode> told = found.breaches("CLOCK_001").stream()
                .filter(breach -> !breach.path("state").asText().equals("updated"))
                .toList();
        assertThat(told)
                .extracting(
                        breach -> breach.path("id").asText(),
                        breach -> breach.path("state").asText(),
                        breach -> breach.path("severity").asText(),
                        breach -> breach.path("at").asText(),
                        breach -> breach.path("value").asDouble())
                .containsExactly(
                        tuple("CLOCK_001:east:1", "opened", "warning", "2026-11-20T05:01:41.000Z", 30.0),
                        tuple("CLOCK_001:east:1", "closed", "warning", "2026-11-20T05:05:01.000Z", 0.0));
        assertThat(told.get(0).path("summary").asText())
                .isEqualTo(
                        "The clock of a server of east is off: n2 is 30.0 s ahead, measured against the time at which"
                                + " its messages are received; its rows are placed by a corrected time.");
        assertThat(told.get(0).path("runbook").asText()).isEqualTo("docs/checks/CLOCK_001.md");
    }

    @Test
    void blamesNoServerForTheClockOfWhoReceivesThem() throws Exception {
        FakeCluster cluster = new FakeCluster("east");
        for (int second = 0; second < 120; second++) {
            for (String server : List.of("n1", "n2", "n3")) {
                cluster.callBy(server, second, second + 30, "ACME");
            }
        }

        Replayed found = TopologyRun.of(cluster.toTheEnd());

        assertThat(found.breaches("CLOCK_001"))
                .extracting(breach -> breach.path("summary").asText())
                .containsOnly(
                        "All servers of east look 30.0 s ahead by the same: it is the clock of the observatory that"
                                + " stores their events that is 30.0 s behind, and no server is blamed.");
    }

    @Test
    void putsAnElectionWhereTheWinnersClockWouldHavePutItHadItBeenRight() throws Exception {
        Replayed found = TopologyRun.of(load(second -> 30, false)
                .metaElection(SECONDS, SECONDS + 30, "election-1", "n2")
                .callBy("n1", SECONDS + 3, SECONDS + 3, "ONE")
                .toTheEnd());

        assertThat(found.metaElections())
                .singleElement()
                .extracting(election -> election.path("at").asText())
                .isEqualTo("2026-11-20T05:06:00.000Z");
    }

    /** Three servers, each asked once a second by an account of its own; the clock of n2 is ahead by what is given. */
    private static FakeCluster load(DoubleUnaryOperator ahead, boolean polled) {
        FakeCluster cluster = new FakeCluster("east");
        for (int second = 0; second < SECONDS; second++) {
            double stampedByTwo = second + ahead.applyAsDouble(second);
            cluster.callBy("n1", second, second, "ONE")
                    .callBy("n2", second, stampedByTwo, "TWO")
                    .callBy("n3", second, second, "THREE");
            if (polled) {
                cluster.ping("n1", second, second)
                        .ping("n2", second, stampedByTwo)
                        .ping("n3", second, second);
            }
        }
        return cluster;
    }

    /** The windows of an account that begin at a second or later. */
    private static List<JsonNode> windows(Replayed found, String account, int fromSecond) {
        String from = java.time.Instant.ofEpochMilli(FakeCluster.at(fromSecond)).toString();
        List<JsonNode> windows = found.records("error_ratio").stream()
                .filter(window -> window.path("account").asText().equals(account))
                .filter(window -> window.path("window_start").asText().compareTo(from) >= 0)
                .toList();
        assertThat(windows).hasSizeGreaterThan(20);
        return windows;
    }
}
