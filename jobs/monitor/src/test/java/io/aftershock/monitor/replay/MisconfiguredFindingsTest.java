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

/** A healthy cluster whose clients make calls that cannot succeed: tickets, and nobody is woken. */
class MisconfiguredFindingsTest {

    private static final Captures CAPTURE = Captures.MISCONFIGURED;
    private static final String ACME = "JETSTREAM_009:labc1:ACME:1";
    private static final String BETA = "JETSTREAM_009:labc1:BETA:1";
    private static final String NOJS = "JETSTREAM_009:labc1:NOJS:1";

    private Replayed found;

    @BeforeEach
    void replay() throws Exception {
        found = CaptureReplay.of(CAPTURE);
    }

    @Test
    void findsTheThreeMisconfiguredClientsAndNothingElse() throws Exception {
        List<JsonNode> opened = found.records("breach").stream()
                .filter(breach -> breach.path("state").asText().equals("opened"))
                .filter(breach -> breach.path("parent_id").isNull())
                .toList();

        assertThat(found.records("breach").stream()
                        .filter(breach -> breach.path("parent_id").isNull())
                        .map(text("id"))
                        .distinct())
                .containsExactlyInAnyOrder(ACME, BETA, NOJS);
        assertThat(opened)
                .extracting(
                        text("id"),
                        breach -> leading(breach, "codes"),
                        breach -> leading(breach, "operations"),
                        breach -> leading(breach, "clients"))
                .containsExactly(
                        tuple(ACME, "10059", "STREAM.INFO", "legacy-reporter"),
                        tuple(BETA, "10148", "CONSUMER.CREATE", "cfg-drift"),
                        tuple(NOJS, "10039", "STREAM.INFO", "nojs-app"));
        assertThat(millis(opened.get(0), "at")).isBetween(CAPTURE.at(31.37), CAPTURE.at(34.37));
        assertThat(millis(opened.get(1), "at")).isBetween(CAPTURE.at(71.37), CAPTURE.at(74.37));
        assertThat(millis(opened.get(2), "at")).isBetween(CAPTURE.at(141.37), CAPTURE.at(144.37));
    }

    /** All three repeat at a steady pace what cannot succeed; the reader of missing keys does too, but nobody sees its successes. */
    @Test
    void saysOfAllThreeThatTheyDoNotBackOff() throws Exception {
        List<JsonNode> storms = found.breaches("RETRY_001").stream()
                .filter(breach -> breach.path("state").asText().equals("opened"))
                .toList();

        assertThat(storms)
                .extracting(
                        text("account"),
                        text("parent_id"),
                        text("severity"),
                        breach -> leading(breach, "clients"),
                        breach -> leading(breach, "codes"))
                .containsExactly(
                        tuple("ACME", ACME, "warning", "legacy-reporter", "10059"),
                        tuple("BETA", BETA, "warning", "cfg-drift", "10148"),
                        tuple("NOJS", NOJS, "warning", "nojs-app", "10039"));
        assertThat(millis(storms.get(0), "at")).isBetween(CAPTURE.at(39.37), CAPTURE.at(46.37));
        assertThat(found.records("breach").stream()
                        .filter(breach -> !breach.path("parent_id").isNull()))
                .allSatisfy(breach -> assertThat(breach.path("check").asText()).isEqualTo("RETRY_001"));
    }

    /** The client that wants another consumer than there is has one connection: it races with nobody. */
    @Test
    void findsNoRaceInOneClientThatDrifts() {
        assertThat(found.breaches("RACE_001")).isEmpty();
    }

    @Test
    void keepsAllAtWarningAndOpenToTheEnd() {
        for (String id : List.of(ACME, BETA, NOJS)) {
            assertThat(of(found.records("breach"), id)).allSatisfy(breach -> {
                assertThat(breach.path("severity").asText()).isEqualTo("warning");
                assertThat(breach.path("closed_at").isNull()).isTrue();
                assertThat(breach.path("delayed").asBoolean()).isFalse();
            });
        }
    }

    @Test
    void findsAnAccountThatMakesFewCallsOfWhichAllFail() {
        List<JsonNode> revisions = of(found.records("breach"), NOJS);

        assertThat(revisions.get(0).path("summary").asText()).startsWith("3 of 3 API calls of NOJS (100 %) failed");
        assertThat(revisions.get(revisions.size() - 1).path("summary").asText()).startsWith("53 of 53 ");
    }

    @Test
    void callsThemClientFaultsThatNoElectionHasToDoWith() {
        assertThat(found.records("correlation")).hasSize(9).allSatisfy(correlation -> {
            assertThat(correlation.path("kind").asText()).isEqualTo("client_fault");
            assertThat(strings(correlation, "election_ids")).isEmpty();
            assertThat(correlation.path("errors_inside").asLong()).isZero();
        });
        assertThat(found.records("correlation").stream().map(text("id")).distinct())
                .containsExactlyInAnyOrder("correlation:" + ACME, "correlation:" + BETA, "correlation:" + NOJS);
    }

    @Test
    void seesNoElectionOfTheMetaLeader() {
        assertThat(found.metaElections()).isEmpty();
    }
}
