package io.aftershock.monitor.replay;

import static io.aftershock.monitor.replay.Found.leading;
import static io.aftershock.monitor.replay.Found.millis;
import static io.aftershock.monitor.replay.Found.of;
import static io.aftershock.monitor.replay.Found.strings;
import static io.aftershock.monitor.replay.Found.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cluster that loses its meta leader in every way there is. */
class LeaderFlapFindingsTest {

    private static final Captures CAPTURE = Captures.LEADER_FLAPS;
    private static final String ACME = "JETSTREAM_009:labc1:ACME:1";
    private static final String BETA = "JETSTREAM_009:labc1:BETA:1";
    private static final int THAW = 7;
    private static final int QUORUM_BACK = 8;

    private Replayed found;

    @BeforeEach
    void replay() throws Exception {
        found = CaptureReplay.of(CAPTURE);
    }

    @Test
    void findsEveryElectionWithLeadersAndCause() {
        assertThat(found.metaElections())
                .extracting(text("previous_leader"), text("leader"), text("cause"))
                .containsExactly(
                        tuple("n3", "n1", "step_down"),
                        tuple("n1", "n3", "step_down"),
                        tuple("n3", "n2", "step_down"),
                        tuple("n2", "n3", "unplanned"),
                        tuple("n3", "n1", "unplanned"),
                        tuple("n1", "n3", "unplanned"),
                        tuple("n3", "n2", "unplanned"),
                        tuple("n2", "n3", "unplanned"),
                        tuple("n3", "n2", "step_down"),
                        tuple("n2", "n3", "step_down"),
                        tuple("n3", "n2", "step_down"),
                        tuple("n2", "n3", "step_down"),
                        tuple("n3", "n2", "step_down"),
                        tuple("n2", "n1", "step_down"));
    }

    /** All of them follow a server that was killed or frozen: nobody is woken. */
    @Test
    void callsTheElectionsOfStreamsACascade() throws Exception {
        List<JsonNode> cascades = found.breaches("ELECTION_001");

        assertThat(cascades.stream().map(text("id")).distinct())
                .containsExactly("ELECTION_001:labc1:ACME:1", "ELECTION_001:labc1:BETA:1");
        assertThat(cascades)
                .extracting(text("severity"), text("parent_id"))
                .containsOnly(tuple("info", "NETWORK_001:labc1:3"));
        assertThat(cascades.get(0).path("summary").asText())
                .contains("after the election of meta leader n3", ": all were led by n1 before");
        assertThat(millis(cascades.get(0), "at")).isBetween(CAPTURE.at(104.26), CAPTURE.at(126.28));
    }

    @Test
    void numbersTheElectionsInState() {
        assertThat(found.metaElections())
                .extracting(text("id"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 14)
                        .mapToObj(LeaderFlapFindingsTest::electionId)
                        .toList());
    }

    @Test
    void measuresHowLongThereWasNoLeader() throws Exception {
        List<Long> outages = found.metaElections().stream()
                .map(election -> election.path("outage_ms").asLong())
                .toList();

        // Killed at 60.22, 82.25 and 104.26 s; the clients timed out for this long.
        assertThat(outages.get(3)).isCloseTo(4_800, within(1_000L));
        assertThat(outages.get(4)).isCloseTo(6_700, within(1_000L));
        assertThat(outages.get(5)).isCloseTo(4_500, within(1_000L));
        assertThat(outages.get(QUORUM_BACK - 1)).isCloseTo(CAPTURE.at(184.1) - CAPTURE.at(150.28), within(1_000L));
        assertThat(IntStream.of(0, 1, 2, 8, 9, 10, 11, 12, 13).mapToObj(outages::get))
                .allMatch(outage -> outage < 35);
    }

    @Test
    void callsTheLeaderUnstableFromTheSecondCrashOn() throws Exception {
        List<JsonNode> breaches = found.breaches("META_003");

        assertThat(breaches)
                .extracting(text("id"), text("state"), text("severity"))
                .containsExactly(
                        tuple("META_003:labc1:1", "opened", "warning"),
                        tuple("META_003:labc1:1", "updated", "warning"),
                        tuple("META_003:labc1:1", "updated", "warning"),
                        tuple("META_003:labc1:1", "updated", "warning"));
        assertThat(millis(breaches.get(0), "at")).isBetween(CAPTURE.at(88.8), CAPTURE.at(92));
        assertThat(breaches.get(0).path("value").asInt()).isEqualTo(2);
        assertThat(breaches.get(3).path("value").asInt()).isEqualTo(5);
    }

    @Test
    void wakesSomebodyOnceForTheLostQuorum() throws Exception {
        List<JsonNode> breaches = found.breaches("META_006");

        assertThat(breaches)
                .extracting(text("id"), text("state"), text("severity"))
                .containsExactly(
                        tuple("META_006:labc1:1", "opened", "critical"),
                        tuple("META_006:labc1:1", "closed", "critical"));
        assertThat(millis(breaches.get(0), "at")).isBetween(CAPTURE.at(150.28), CAPTURE.at(190));
        assertThat(millis(breaches.get(1), "at")).isBetween(CAPTURE.at(184.1), CAPTURE.at(190));
    }

    @Test
    void opensOneRatioBreachForEachAccountAtTheThawAndKeepsItOpen() throws Exception {
        List<JsonNode> breaches = found.breaches("JETSTREAM_009");

        assertThat(breaches)
                .extracting(text("id"), text("state"), text("severity"), breach -> leading(breach, "codes"))
                .containsExactly(
                        tuple(ACME, "opened", "critical", "10008"),
                        tuple(BETA, "opened", "critical", "10008"),
                        tuple(ACME, "updated", "critical", "10008"),
                        tuple(BETA, "updated", "critical", "10008"),
                        tuple(ACME, "updated", "critical", "10008"),
                        tuple(BETA, "updated", "critical", "10008"));
        assertThat(breaches.subList(0, 2))
                .allSatisfy(breach -> assertThat(millis(breach, "at")).isBetween(CAPTURE.at(138.28), CAPTURE.at(140)));
    }

    @Test
    void explainsTheDegradedAccountsByTheThawAndTheLostQuorum() {
        List<JsonNode> ofBreaches = found.records("correlation").stream()
                .filter(correlation -> !correlation.path("account").isNull())
                .toList();

        assertThat(ofBreaches).extracting(text("kind")).containsOnly("degraded");
        assertThat(Found.last(ofBreaches)).hasSize(2).allSatisfy(last -> {
            assertThat(strings(last, "election_ids")).containsExactly(electionId(THAW), electionId(QUORUM_BACK));
            assertThat(strings(last, "breach_ids")).endsWith("META_006:labc1:1").hasSize(2);
            // Strays of the step-downs, which are planned.
            assertThat(last.path("errors_outside").asLong()).isLessThanOrEqualTo(4);
            assertThat(last.path("ratio_without").asDouble()).isLessThan(0.0025);
            // Crashes, freeze and lost quorum take up 58 % of these four minutes: nothing can be unlikely in them.
            assertThat(last.path("p_value").asDouble()).isBetween(0.2, 0.5);
            assertThat(last.path("summary").asText())
                    .contains("errors of", " of 5 unplanned elections or into a time without a meta leader")
                    .endsWith("below 1 %: fix the leader first (META_006).");
        });
    }

    /** The thaw is known when the errors come, the lost quorum and its election only later: each is told at once. */
    @Test
    void tellsTheVerdictAgainWhenTheQuorumIsKnownToBeLost() throws Exception {
        for (String account : List.of(ACME, BETA)) {
            List<JsonNode> verdicts = of(found.records("correlation"), "correlation:" + account);
            JsonNode lost = found.breaches("META_006").get(0);

            assertThat(verdicts)
                    .filteredOn(verdict -> strings(verdict, "breach_ids").contains("META_006:labc1:1"))
                    .first()
                    .satisfies(verdict -> {
                        assertThat(millis(verdict, "at")).isBetween(millis(lost, "at"), millis(lost, "at") + 1_000);
                        assertThat(verdict.path("errors_outside").asLong()).isLessThanOrEqualTo(1);
                    });
            assertThat(verdicts)
                    .filteredOn(verdict -> strings(verdict, "election_ids").contains(electionId(QUORUM_BACK)))
                    .first()
                    .satisfies(
                            verdict -> assertThat(millis(verdict, "at")).isBetween(CAPTURE.at(184.1), CAPTURE.at(190)));
        }
    }

    /** In each of the three crashes fewer calls were answered than at nearly any other time. */
    @Test
    void findsTheSilenceOfACrashUnlikely() {
        assertThat(found.records("correlation"))
                .filteredOn(correlation -> correlation.path("kind").asText().equals("crash"))
                .hasSize(3)
                .allSatisfy(
                        crash -> assertThat(crash.path("p_value").asDouble()).isBetween(0.001, 0.12));
    }

    @Test
    void findsCallsUnansweredWithinThreeSecondsOfEachLossOfTheLeader() throws Exception {
        double[] lost = {60.22, 82.25, 104.26, 126.28, 150.28};
        double[] back = {65.0, 89.0, 108.8, 133.1, 155.5};

        for (String account : List.of("ACME", "BETA")) {
            List<JsonNode> stalls = stallsOf(account);
            assertThat(stalls).hasSize(lost.length);
            for (int i = 0; i < lost.length; i++) {
                assertThat(millis(stalls.get(i), "start")).isBetween(CAPTURE.at(lost[i] - 1), CAPTURE.at(lost[i] + 2));
                assertThat(millis(stalls.get(i), "end")).isBetween(CAPTURE.at(back[i] - 2), CAPTURE.at(back[i] + 4));
            }
        }
        // Each time the cluster as a whole, and the accounts as its children.
        List<JsonNode> first = found.breaches("STALL_001").stream()
                .filter(breach -> !breach.path("state").asText().equals("closed"))
                .filter(breach -> breach.path("account").asText().equals("BETA"))
                .toList();
        assertThat(first).hasSize(lost.length);
        for (int i = 0; i < lost.length; i++) {
            assertThat(millis(first.get(i), "at")).isBetween(CAPTURE.at(lost[i]), CAPTURE.at(lost[i] + 3));
        }
        assertThat(found.breaches("STALL_001")).extracting(text("severity")).containsOnly("warning");
    }

    @Test
    void namesTheElectionForWhichTheCallsWaited() {
        assertThat(stallsOf("BETA"))
                .extracting(text("id"), stall -> strings(stall, "election_ids"))
                .containsExactly(
                        tuple("stall:labc1:BETA:1", List.of(electionId(4))),
                        tuple("stall:labc1:BETA:2", List.of(electionId(5))),
                        tuple("stall:labc1:BETA:3", List.of(electionId(6))),
                        tuple("stall:labc1:BETA:4", List.of(electionId(THAW))),
                        // Quorum is lost for half a minute more: its election comes long after the first 10008 has
                        // come.
                        tuple("stall:labc1:BETA:5", List.of()));
    }

    /** Applications that go on as ever while quorum is lost repeat nothing; those that provision do, each 50 ms. */
    @Test
    void findsTheProvisionersThatRetryWhileQuorumIsLost() throws Exception {
        List<JsonNode> storms = found.breaches("RETRY_001");

        assertThat(storms.stream().map(text("id")).distinct()).containsExactly("RETRY_001:labc1:BETA:1");
        assertThat(storms).allSatisfy(storm -> {
            assertThat(leading(storm, "clients")).startsWith("provisioner-");
            assertThat(storm.path("parent_id").asText()).isEqualTo("JETSTREAM_009:labc1:BETA:1");
            assertThat(storm.path("summary").asText()).contains("provisioner-");
        });
        assertThat(millis(storms.get(0), "at")).isBetween(CAPTURE.at(160), CAPTURE.at(172));
    }

    @Test
    void findsTheStepDownsQuietAndTheOthersNot() {
        List<JsonNode> ofElections = found.records("correlation").stream()
                .filter(correlation -> correlation.path("account").isNull())
                .toList();

        // The three crashes leave no errors: their calls only went unanswered.
        assertThat(ofElections)
                .extracting(correlation -> strings(correlation, "election_ids"), text("kind"))
                .containsExactly(
                        tuple(List.of(electionId(1)), "quiet_election"),
                        tuple(List.of(electionId(2)), "quiet_election"),
                        tuple(List.of(electionId(3)), "quiet_election"),
                        tuple(List.of(electionId(4)), "crash"),
                        tuple(List.of(electionId(5)), "crash"),
                        tuple(List.of(electionId(6)), "crash"),
                        tuple(List.of(electionId(7)), "degraded"),
                        tuple(List.of(electionId(8)), "degraded"),
                        tuple(List.of(electionId(9)), "quiet_election"),
                        tuple(List.of(electionId(10)), "quiet_election"),
                        tuple(List.of(electionId(11)), "quiet_election"),
                        tuple(List.of(electionId(12)), "quiet_election"),
                        tuple(List.of(electionId(13)), "quiet_election"),
                        tuple(List.of(electionId(14)), "quiet_election"));
    }

    @Test
    void tellsTheDeadFromTheFrozen() throws Exception {
        List<JsonNode> opened = found.breaches("NETWORK_001").stream()
                .filter(breach -> breach.path("state").asText().equals("opened"))
                .toList();

        assertThat(opened)
                .extracting(breach -> breach.path("summary").asText().replaceFirst("[,:].*", ""))
                .containsExactly("n2 died", "n3 died", "n1 died", "n3 hangs", "n1 died", "n2 died");
        double[] faults = {60.22, 82.25, 104.26, 126.28, 150.28, 150.28};
        for (int i = 0; i < faults.length; i++) {
            assertThat(millis(opened.get(i), "at")).isBetween(CAPTURE.at(faults[i] + 3), CAPTURE.at(faults[i] + 5));
        }
    }

    @Test
    void findsEachSilentLeaderBeforeTheNextIsElected() throws Exception {
        List<JsonNode> breaches = found.breaches("LEADER_001");
        List<JsonNode> opened = breaches.stream()
                .filter(breach -> breach.path("state").asText().equals("opened"))
                .toList();

        assertThat(breaches)
                .extracting(text("state"), text("severity"))
                .containsExactly(
                        tuple("opened", "warning"),
                        tuple("closed", "warning"),
                        tuple("opened", "warning"),
                        tuple("closed", "warning"),
                        tuple("opened", "warning"),
                        tuple("closed", "warning"),
                        tuple("opened", "warning"),
                        tuple("closed", "warning"),
                        tuple("opened", "warning"),
                        tuple("closed", "warning"));
        double[] faults = {60.22, 82.25, 104.26, 126.28, 150.28};
        for (int i = 0; i < faults.length; i++) {
            assertThat(millis(opened.get(i), "at")).isBetween(CAPTURE.at(faults[i]), CAPTURE.at(faults[i] + 3));
        }
        assertThat(breaches.get(1).path("summary").asText()).contains("n3 was elected 4.5 s after the first sign.");
        assertThat(breaches.get(9).path("summary").asText()).contains("the quorum is lost (META_006)");
    }

    @Test
    void hintsAtTheServerThatWasLost() {
        assertThat(found.metaElections().subList(3, 7))
                .extracting(
                        election -> election.path("hints").path(0).path("name").asText() + " "
                                + election.path("hints").path(0).path("server").asText())
                .containsExactly("server_died n2", "server_died n3", "server_died n1", "server_frozen n3");
        assertThat(found.metaElections())
                .filteredOn(election -> !election.path("cause").asText().equals("unplanned"))
                .allSatisfy(election -> assertThat(election.path("hints")).isEmpty());
    }

    @Test
    void namesTheStallsOfACrash() {
        JsonNode crash =
                of(found.records("correlation"), "correlation:" + electionId(5)).get(0);

        assertThat(strings(crash, "stall_ids"))
                .containsExactly("stall:labc1:2", "stall:labc1:ACME:2", "stall:labc1:BETA:2");
        assertThat(crash.path("summary").asText())
                .isEqualTo("Unplanned election of meta leader n1: the leader was lost, for 6.7 s there was none,"
                        + " and calls went unanswered in ACME, BETA; n3 died 6.3 s before it.");
    }

    private List<JsonNode> stallsOf(String account) {
        return found.records("stall").stream()
                .filter(stall -> stall.path("account").asText().equals(account))
                .toList();
    }

    private static String electionId(int number) {
        return "election:labc1:meta:" + number;
    }
}
