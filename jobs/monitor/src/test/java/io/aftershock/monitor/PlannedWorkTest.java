package io.aftershock.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A step-down costs up to nine stray 10008, which in a small account are above 1 %: that wakes nobody. */
class PlannedWorkTest {

    private static final int UNAVAILABLE = 10_008;

    @Test
    void onlyListsTheStrayErrorsOfAStepDown() throws Exception {
        Replayed found = TopologyRun.of(
                strayErrors(stepDown(quietMinute(), 60)).calls(64, 90, "ACME").toTheEnd());

        assertThat(texts(found.breaches("JETSTREAM_009"), "severity")).containsOnly("info");
        assertThat(kindsOfElections(found)).containsExactly("quiet_election");
    }

    @Test
    void wakesSomebodyForTheSameErrorsWithoutAStepDown() throws Exception {
        Replayed found =
                TopologyRun.of(strayErrors(quietMinute()).calls(64, 90, "ACME").toTheEnd());

        assertThat(texts(found.breaches("JETSTREAM_009"), "severity")).containsOnly("critical");
    }

    @Test
    void wakesSomebodyWhenTheErrorsGoOnAfterTheStepDown() throws Exception {
        FakeCluster cluster = strayErrors(stepDown(quietMinute(), 60));
        for (int second = 70; second < 80; second++) {
            cluster.failedCall(second, "ACME", UNAVAILABLE);
        }
        Replayed found = TopologyRun.of(cluster.calls(80, 90, "ACME").toTheEnd());

        assertThat(texts(found.breaches("JETSTREAM_009"), "severity"))
                .startsWith("info")
                .endsWith("critical");
    }

    @Test
    void letsNoTenantsStepDownExcuseTheOutageOfAnother() throws Exception {
        Replayed found = TopologyRun.of(strayErrors(streamStepDown(quietMinute(), "BETA"))
                .calls(64, 90, "ACME")
                .toTheEnd());

        assertThat(texts(found.breaches("JETSTREAM_009"), "severity")).containsOnly("critical");
    }

    @Test
    void onlyListsTheStrayErrorsOfAStepDownOfTheAccountsOwnStream() throws Exception {
        Replayed found = TopologyRun.of(strayErrors(streamStepDown(quietMinute(), "ACME"))
                .calls(64, 90, "ACME")
                .toTheEnd());

        assertThat(texts(found.breaches("JETSTREAM_009"), "severity")).containsOnly("info");
    }

    private static FakeCluster streamStepDown(FakeCluster cluster, String account) {
        String audit = FakeCluster.advisory("api_audit", "stream-step-down", 60)
                + ",\"server\":\"n1\",\"client\":{\"acc\":\"" + account + "\"}"
                + ",\"subject\":\"$JS.API.STREAM.LEADER.STEPDOWN.S\",\"response\":\"{}\"}";
        return cluster.event(60, account, "$JS.EVENT.ADVISORY.API", audit);
    }

    /** Two calls a second, so that the volume is reached. */
    private static FakeCluster quietMinute() {
        return new FakeCluster("east").calls(0, 60, "ACME").calls(0, 60, "ACME");
    }

    private static FakeCluster strayErrors(FakeCluster cluster) {
        for (int i = 1; i < 10; i++) {
            cluster.failedCall(60 + i / 10.0, "ACME", UNAVAILABLE);
        }
        return cluster;
    }

    private static FakeCluster stepDown(FakeCluster cluster, int second) {
        String audit = FakeCluster.advisory("api_audit", "step-down", second)
                + ",\"server\":\"n1\",\"client\":{},\"subject\":\"$JS.API.META.LEADER.STEPDOWN\",\"response\":\"{}\"}";
        return cluster.event(second, "SYS", "$JS.EVENT.ADVISORY.API", audit)
                .metaElection(second + 0.02, second + 0.02, "election", "n2");
    }

    private static List<String> texts(List<JsonNode> records, String field) {
        return records.stream().map(each -> each.path(field).asText()).toList();
    }

    private static List<String> kindsOfElections(Replayed found) {
        return texts(
                found.records("correlation").stream()
                        .filter(each -> each.path("account").isNull())
                        .toList(),
                "kind");
    }
}
