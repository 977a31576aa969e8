package io.aftershock.monitor.replay;

import static io.aftershock.monitor.replay.Found.leading;
import static io.aftershock.monitor.replay.Found.millis;
import static io.aftershock.monitor.replay.Found.of;
import static io.aftershock.monitor.replay.Found.strings;
import static io.aftershock.monitor.replay.Found.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cluster whose network breaks between servers that never stop: nothing crashes, and quorum is never lost. */
class NetworkFindingsTest {

    private static final Captures CAPTURE = Captures.NETWORK;
    private static final String REPORT_EXPORT = "JETSTREAM_009:labc2:ACME:1";
    private static final String ACME = "JETSTREAM_009:labc2:ACME:2";
    private static final String BETA = "JETSTREAM_009:labc2:BETA:1";

    private Replayed found;

    @BeforeEach
    void replay() throws Exception {
        found = CaptureReplay.of(CAPTURE);
    }

    @Test
    void findsFiveUnplannedElections() throws Exception {
        List<JsonNode> elections = found.metaElections();

        // After the fourth cut n3 wins again: it had led before, and only its term is new.
        assertThat(elections)
                .extracting(text("previous_leader"), text("leader"), text("cause"))
                .containsExactly(
                        tuple("n3", "n1", "unplanned"),
                        tuple("n1", "n2", "unplanned"),
                        tuple("n2", "n3", "unplanned"),
                        tuple("n3", "n3", "unplanned"),
                        tuple("n3", "n1", "unplanned"));
        double[] seconds = {35.6, 111.2, 182.9, 195.7, 219.9};
        for (int i = 0; i < seconds.length; i++) {
            assertThat(millis(elections.get(i), "at"))
                    .isBetween(CAPTURE.at(seconds[i] - 0.1), CAPTURE.at(seconds[i] + 0.1));
        }
    }

    @Test
    void callsTheLeaderUnstableFromTheSecondElectionOn() throws Exception {
        List<JsonNode> breaches = found.breaches("META_003");

        assertThat(breaches.stream().map(text("id")).distinct()).containsExactly("META_003:labc2:1");
        assertThat(millis(breaches.get(0), "at")).isBetween(CAPTURE.at(111.2), CAPTURE.at(114.5));
    }

    @Test
    void findsNeitherALostQuorumNorACrash() {
        assertThat(found.breaches("META_006")).isEmpty();
        assertThat(found.records("correlation")).extracting(text("kind")).doesNotContain("crash", "quiet_election");
    }

    /** While a leader is cut off its own clients are answered, and few others: that is neither a crash nor critical. */
    @Test
    void findsCallsUnansweredOnlyWhileALeaderIsCutOff() throws Exception {
        double[][] cuts = {{104.5, 112.54}, {176.59, 182.62}, {188.62, 194.66}, {200.67, 206.71}, {212.72, 218.74}};

        assertThat(found.breaches("STALL_001")).extracting(text("severity")).containsOnly("warning");
        assertThat(found.records("stall")).extracting(text("account")).contains(null, "ACME");
        for (JsonNode stall : found.records("stall")) {
            long start = millis(stall, "start");
            boolean inACut = false;
            for (double[] cut : cuts) {
                inACut |= start >= CAPTURE.at(cut[0] - 1) && start <= CAPTURE.at(cut[1]);
            }
            assertThat(inACut).as(stall.toString()).isTrue();
        }
    }

    /** The leader answers its polls all the time; that no other server reaches it is the sign. */
    @Test
    void findsUnansweredCallsBeforeTheElection() throws Exception {
        List<JsonNode> opened = found.breaches("STALL_001").stream()
                .filter(breach -> breach.path("state").asText().equals("opened"))
                .toList();

        assertThat(millis(opened.get(0), "at")).isBetween(CAPTURE.at(104.5), CAPTURE.at(107.5));
        assertThat(opened.get(0).path("summary").asText())
                .contains("no other server reaches the meta leader n1 since 07:33:4");
        assertThat(millis(opened.get(opened.size() - 1), "at")).isBetween(CAPTURE.at(176.59), CAPTURE.at(179.6));
    }

    @Test
    void linksTheClientsFaultToNoElection() throws Exception {
        List<JsonNode> breaches = of(found.records("breach"), REPORT_EXPORT);
        JsonNode opened = breaches.get(0);

        assertThat(leading(opened, "codes")).isEqualTo("10059");
        assertThat(leading(opened, "clients")).isEqualTo("report-export");
        assertThat(millis(opened, "at")).isBetween(CAPTURE.at(67.49), CAPTURE.at(73));
        assertThat(breaches).extracting(text("severity")).containsOnly("warning");
        assertThat(breaches.get(breaches.size() - 1).path("state").asText()).isEqualTo("closed");
        assertThat(of(found.records("correlation"), "correlation:" + REPORT_EXPORT))
                .hasSize(3)
                .allSatisfy(correlation -> {
                    assertThat(correlation.path("kind").asText()).isEqualTo("client_fault");
                    assertThat(strings(correlation, "election_ids")).isEmpty();
                });
    }

    @Test
    void callsBothAccountsDegradedFromTheIsolatedLeaderOn() throws Exception {
        for (String id : List.of(ACME, BETA)) {
            List<JsonNode> breaches = of(found.records("breach"), id);
            assertThat(breaches).extracting(text("severity")).containsOnly("critical");
            assertThat(millis(breaches.get(0), "at")).isBetween(CAPTURE.at(104.5), CAPTURE.at(119));
            assertThat(of(found.records("correlation"), "correlation:" + id))
                    .extracting(text("kind"))
                    .containsOnly("degraded");
        }
        assertThat(found.breaches("JETSTREAM_009").stream().map(text("id")).distinct())
                .containsExactlyInAnyOrder(REPORT_EXPORT, ACME, BETA);
    }

    /** Not the clients that wait for a cluster which is cut in two for some seconds. */
    @Test
    void findsOneClientThatRetriesWithoutBackOff() {
        assertThat(found.breaches("RETRY_001")).isNotEmpty().allSatisfy(storm -> {
            assertThat(storm.path("id").asText()).isEqualTo("RETRY_001:labc2:ACME:1");
            assertThat(storm.path("parent_id").asText()).isEqualTo(REPORT_EXPORT);
            assertThat(leading(storm, "clients")).isEqualTo("report-export");
        });
    }

    @Test
    void namesTheClustersOwnErrorsAsTheCauseOfTheDegradedAccounts() {
        for (String id : List.of(ACME, BETA)) {
            assertThat(of(found.records("breach"), id)).allSatisfy(breach -> {
                assertThat(leading(breach, "codes")).isEqualTo("10008");
                assertThat(breach.path("summary").asText()).contains("mostly 10008 JSClusterNotAvailErr");
            });
        }
        assertThat(of(found.records("breach"), REPORT_EXPORT))
                .allSatisfy(breach -> assertThat(breach.path("summary").asText())
                        .contains("mostly 10059 JSStreamNotFoundErr in STREAM.INFO by client report-export"));
    }

    @Test
    void findsOneIncidentOfEachCause() throws Exception {
        List<JsonNode> breaches = found.breaches("NETWORK_001");
        List<JsonNode> opened = breaches.stream()
                .filter(breach -> breach.path("state").asText().equals("opened"))
                .toList();

        assertThat(opened)
                .extracting(text("id"), text("severity"), text("parent_id"), NetworkFindingsTest::beginning)
                .containsExactly(
                        tuple("NETWORK_001:labc2:1", "warning", null, "The link between n2 and n3 is cut since"),
                        tuple("NETWORK_001:labc2:2", "warning", null, "n1 is cut off from the other servers since"),
                        tuple("NETWORK_001:labc2:3", "warning", null, "n2 is cut off from the other servers since"));
        double[] faults = {30.46, 104.5, 176.59};
        for (int i = 0; i < faults.length; i++) {
            assertThat(millis(opened.get(i), "at")).isBetween(CAPTURE.at(faults[i] + 3), CAPTURE.at(faults[i] + 5));
        }
        assertThat(breaches.get(breaches.size() - 1).path("summary").asText())
                .contains("n2 is cut off")
                .contains("It has come and gone 4 times.");
    }

    @Test
    void saysSinceWhenTwoServersClaimTheLead() throws Exception {
        JsonNode told = of(found.breaches("NETWORK_001"), "NETWORK_001:labc2:2").stream()
                .filter(breach -> breach.path("summary").asText().contains("claimed the lead"))
                .findFirst()
                .orElseThrow();

        assertThat(told.path("summary").asText())
                .contains("n1 and n2 both claimed the lead from 2026-11-21T07:33:54Z to")
                .contains("n2 was elected last");
        assertThat(millis(told, "at")).isBetween(CAPTURE.at(112), CAPTURE.at(115));
    }

    @Test
    void findsTheSilentLeaderWithinTwoSecondsAndBeforeTheElection() throws Exception {
        List<JsonNode> opened = found.breaches("LEADER_001").stream()
                .filter(breach -> breach.path("state").asText().equals("opened"))
                .toList();

        assertThat(opened)
                .extracting(NetworkFindingsTest::beginning)
                .containsExactly(
                        "No other server reaches the meta leader n1 since",
                        "No other server reaches the meta leader n2 since");
        assertThat(millis(opened.get(0), "at")).isBetween(CAPTURE.at(104.5), CAPTURE.at(106.5));
        assertThat(millis(opened.get(1), "at")).isBetween(CAPTURE.at(176.59), CAPTURE.at(178.59));
        assertThat(Found.last(found.breaches("LEADER_001")))
                .extracting(text("state"), text("severity"), text("parent_id"))
                .containsExactly(
                        tuple("closed", "warning", "NETWORK_001:labc2:2"),
                        tuple("closed", "warning", "NETWORK_001:labc2:3"));
    }

    @Test
    void callsTheMonitorsOwnLossOfAServerNoFaultOfTheCluster() throws Exception {
        List<JsonNode> breaches = found.breaches("BLIND_001").stream()
                .filter(breach -> breach.path("summary").asText().contains("own connection"))
                .toList();

        assertThat(breaches).extracting(text("severity")).containsOnly("info");
        assertThat(breaches.get(0).path("summary").asText())
                .startsWith("The monitor's own connection to n2 brings no answers since 2026-11-21T07:34:26Z")
                .contains("that is no fault of the cluster. Of the calls by its clients 0 of ");
        assertThat(millis(breaches.get(0), "at")).isBetween(CAPTURE.at(143.54), CAPTURE.at(157.58));
    }

    @Test
    void makesWhatFollowsFromACutItsChildAndTheClientsFaultNobodys() {
        for (String id : List.of(ACME, BETA, "META_003:labc2:1")) {
            assertThat(of(found.records("breach"), id))
                    .extracting(text("parent_id"))
                    .containsOnly("NETWORK_001:labc2:2");
        }
        assertThat(of(found.records("breach"), REPORT_EXPORT))
                .extracting(breach -> breach.path("parent_id").isNull())
                .containsOnly(true);
    }

    @Test
    void hintsAtTheCauseOfEachElection() {
        assertThat(found.metaElections())
                .extracting(
                        election -> election.path("hints").path(0).path("name").asText() + " "
                                + election.path("hints").path(0).path("server").asText())
                .containsExactly(
                        "link_cut n2", "server_isolated n1", "server_isolated n2", "rejoined n2", "rejoined n2");
    }

    private static String beginning(JsonNode breach) {
        String summary = breach.path("summary").asText();
        return summary.substring(0, summary.indexOf(" since") + " since".length());
    }
}
