package io.aftershock.monitor.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What servers count against what arrives, through the whole topology. */
class ReconciliationTest {

    @Test
    void findsNothingWhereEverythingArrives() throws Exception {
        Replayed found = TopologyRun.of(new CountedCluster().until(300).rows());

        assertThat(found.breaches("BLIND_001")).isEmpty();
        assertThat(incomplete(found, 10, 240)).isEmpty();
    }

    @Test
    void tellsAndMarksWhatIsLost() throws Exception {
        CountedCluster cluster = new CountedCluster()
                .until(100)
                .until(120, (server, second, half) -> server.equals("n2") && half == 0)
                .until(400);

        Replayed found = TopologyRun.of(cluster.rows());

        List<JsonNode> blind = found.breaches("BLIND_001");
        assertThat(states(blind)).containsExactly("opened", "updated", "updated", "closed");
        assertThat(blind.get(0).path("summary").asText())
                .isEqualTo(
                        "Of 240 API calls that the servers counted in 60 s, the audits of 15 (6.3 %) have not arrived,"
                                + " most of them from n2: the cause is not known.");
        assertThat(blind.get(0).path("account").isNull()).isTrue();
        assertThat(blind.get(0).path("severity").asText()).isEqualTo("warning");
        // Of the audits lost in (100, 120] a window needs four to be incomplete.
        assertThat(incomplete(found, 10, 340)).containsExactly(50L, 60L, 70L, 80L, 90L, 100L, 110L);
    }

    @Test
    void findsALossOfOneCallInFiveSecondsByTheMinute() throws Exception {
        CountedCluster cluster = new CountedCluster()
                .until(300, (server, second, half) -> server.equals("n1") && half == 1 && second % 5 == 3);

        Replayed found = TopologyRun.of(cluster.rows());

        assertThat(states(found.breaches("BLIND_001"))).startsWith("opened");
        assertThat(incomplete(found, 10, 240)).hasSize(23);
    }

    @Test
    void takesBackWhatLateCopiesHeal() throws Exception {
        CountedCluster cluster = new CountedCluster()
                .until(100)
                .until(105, (server, second, half) -> server.equals("n2"))
                .until(150);
        IntStream.range(100, 105)
                .forEach(second -> cluster.cluster
                        .answer(150.2, second + 0.1, "ACME", "n2")
                        .answer(150.2, second + 0.6, "ACME", "n2"));

        Replayed found = TopologyRun.of(cluster.until(300).rows());

        assertThat(found.breaches("BLIND_001")).isEmpty();
        // They were printed before the copies came, or before the last word was said.
        assertThat(incomplete(found, 10, 240)).containsExactly(50L, 60L, 70L);
    }

    @Test
    void raisesNothingForACounterThatBeginsAnew() throws Exception {
        CountedCluster cluster = new CountedCluster()
                .until(62)
                .restart("n1")
                .until(122)
                .lameDuck("n2")
                .until(123)
                .lameDuck("n2")
                .until(182)
                .counts("n1", 7)
                .until(300);

        Replayed found = TopologyRun.of(cluster.rows());

        assertThat(found.breaches("BLIND_001")).isEmpty();
        assertThat(incomplete(found, 10, 240)).isEmpty();
    }

    @Test
    void saysNothingOfACutThatTheCountersTellNothingOf() throws Exception {
        CountedCluster cluster = cutOff(new CountedCluster().until(100));

        Replayed found = TopologyRun.of(cluster.until(300).rows());

        assertThat(found.breaches("BLIND_001")).isEmpty();
        assertThat(incomplete(found, 10, 240)).isEmpty();
    }

    @Test
    void doubtsWhatAServerCountedThatDiedWhileNoStreamWasRead() throws Exception {
        CountedCluster cluster = cutOff(new CountedCluster().until(100)).restart("n2");

        Replayed found = TopologyRun.of(cluster.until(300).rows());

        // Until (105, 110] was counted nobody knows; what touches the time from 100 to 10 s after the first word is in
        // doubt.
        assertThat(incomplete(found, 10, 240)).containsExactly(50L, 60L, 70L, 80L, 90L, 100L, 110L);
        List<JsonNode> blind = found.breaches("BLIND_001");
        assertThat(states(blind)).startsWith("opened");
        assertThat(blind.get(0).path("summary").asText())
                .isEqualTo(
                        "Messages of 2026-11-20T05:01:40Z to 2026-11-20T05:01:51Z may be lost, how many is not known;"
                                + " what no other stream holds is missing.");
    }

    private static CountedCluster cutOff(CountedCluster cluster) {
        cluster.cluster.row(TelemetryRow.status(
                "east", FakeCluster.at(100), new SourceStatus(Condition.CUT_OFF, "fake", 0, 1, "made by a test")));
        return cluster;
    }

    @Test
    void namesTheAccountThatHasNoExportAndDoubtsNoOther() throws Exception {
        CountedCluster cluster = new CountedCluster().until(60);
        for (int second = 65; second <= 300; second += 5) {
            cluster.callUnseen("HIDDEN", 3).until(second);
        }

        Replayed found = TopologyRun.of(cluster.rows());

        List<JsonNode> blind = found.breaches("BLIND_001");
        assertThat(blind).isNotEmpty().allSatisfy(breach -> {
            assertThat(breach.path("account").asText()).isEqualTo("HIDDEN");
            assertThat(breach.path("id").asText()).isEqualTo("BLIND_001:east:HIDDEN:1");
        });
        assertThat(blind.get(blind.size() - 1).path("summary").asText())
                .startsWith("The servers count about 72 API calls a minute of account HIDDEN, and no advisory of it");
        assertThat(incomplete(found, 10, 240)).isEmpty();
    }

    @Test
    void leavesOutWhatTheCountersLeaveOut() throws Exception {
        CountedCluster cluster = new CountedCluster();
        for (int second = 10; second <= 200; second += 10) {
            cluster.until(second)
                    .cluster
                    .failedCall(second + 0.05, "NOJS", 10039)
                    .call(second + 0.06, "SYS");
        }

        Replayed found = TopologyRun.of(cluster.rows());

        assertThat(found.breaches("BLIND_001")).isEmpty();
        assertThat(incomplete(found, 10, 140)).isEmpty();
    }

    @Test
    void closesNoBreachWhileItsAllClearIsInDoubt() throws Exception {
        assertThat(closedAfterErrors(CountedCluster.NONE)).isEqualTo("closed");
        assertThat(closedAfterErrors((server, second, half) -> second >= 70 && half == 0))
                .isEqualTo("updated");
    }

    /** A hundred failures in a minute; then an all-clear, of all that is or of half of it. */
    private static String closedAfterErrors(CountedCluster.Loss loss) throws Exception {
        CountedCluster cluster = new CountedCluster().until(60);
        for (int i = 0; i < 100; i++) {
            cluster.cluster.failedCall(60.01 + i * 0.0001, "ACME", 10059);
        }
        cluster.counts("n1", 120 + 100).until(230, loss);
        List<JsonNode> breaches = TopologyRun.of(cluster.rows()).breaches("JETSTREAM_009");
        return breaches.get(breaches.size() - 1).path("state").asText();
    }

    private static List<String> states(List<JsonNode> breaches) {
        return breaches.stream().map(breach -> breach.path("state").asText()).toList();
    }

    /** The windows that begin in a time and miss something, by second. */
    private static List<Long> incomplete(Replayed found, long from, long to) {
        return found.records("error_ratio").stream()
                .filter(window -> !window.path("complete").asBoolean()
                        && window.path("account").asText().equals("ACME"))
                .map(window ->
                        (Instant.parse(window.path("window_start").asText()).toEpochMilli() - FakeCluster.START)
                                / 1_000)
                .filter(start -> start >= from && start < to)
                .sorted()
                .toList();
    }
}
