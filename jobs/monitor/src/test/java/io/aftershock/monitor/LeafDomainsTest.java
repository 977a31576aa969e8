package io.aftershock.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A leaf node with a domain of its own has a meta group of its own; what it says flows up into the hub's account. */
class LeafDomainsTest {

    private static final String ELECTED = "$JS.EVENT.ADVISORY.DOMAIN.LEADER_ELECTED";
    private static final String API = "$JS.EVENT.ADVISORY.API";
    private static final String EDGE = ",\"domain\":\"edge\"";

    private final FakeCluster cluster = new FakeCluster("hub");
    private int ids;

    @Test
    void keepsTheLeadersOfTwoDomainsApart() throws Exception {
        elected(5, "n1", "");
        elected(20, "e1", EDGE);
        elected(40, "n2", "");
        elected(60, "e2", EDGE);
        cluster.calls(61, 70, "ACME");

        assertThat(run().metaElections())
                .extracting(
                        each -> each.path("id").asText(),
                        each -> each.path("domain").asText(),
                        each -> each.path("previous_leader").asText(),
                        each -> each.path("leader").asText())
                .containsExactly(
                        tuple("election:hub:meta:1", "null", "null", "n1"),
                        tuple("election:hub:meta:2", "edge", "null", "e1"),
                        tuple("election:hub:meta:3", "null", "n1", "n2"),
                        tuple("election:hub:meta:4", "edge", "e1", "e2"));
    }

    @Test
    void explainsAnElectionByAStepDownInItsOwnDomainOnly() throws Exception {
        elected(5, "n1", "");
        elected(5, "e1", EDGE);
        stepDown(30, EDGE);
        elected(30.02, "n2", "");
        elected(30.02, "e2", EDGE);
        cluster.calls(31, 40, "ACME");

        assertThat(run().metaElections())
                .filteredOn(each -> each.path("id").asText().matches(".*:[34]"))
                .extracting(
                        each -> each.path("domain").asText(),
                        each -> each.path("cause").asText())
                .containsExactlyInAnyOrder(tuple("null", "unplanned"), tuple("edge", "step_down"));
    }

    @Test
    void countsChangesOfTheLeaderByDomain() throws Exception {
        elected(5, "n1", "");
        elected(10, "e1", EDGE);
        elected(40, "n2", "");
        elected(60, "e2", EDGE);
        cluster.calls(61, 70, "ACME");
        assertThat(opened("META_003")).hasSize(2);

        elected(80, "e1", EDGE);
        cluster.calls(81, 90, "ACME");

        assertThat(run().breaches("META_003"))
                .filteredOn(each -> each.path("summary").asText().contains("3 times"))
                .extracting(each -> each.path("summary").asText())
                .isNotEmpty()
                .allMatch(summary -> summary.startsWith("In domain edge: The meta leader changed 3 times"));
    }

    @Test
    void missesTheLeaderOfOneDomainWhileTheOtherHasOne() throws Exception {
        cluster.status(0, io.aftershock.model.telemetry.SourceStatus.Condition.CAUGHT_UP)
                .call(0, "ACME");
        for (int second = 1; second < 20; second++) {
            cluster.status(second, io.aftershock.model.telemetry.SourceStatus.Condition.CAUGHT_UP);
            jsz(second, "n1", "", "n1");
            jsz(second, "e1", EDGE, null);
        }

        assertThat(opened("META_006"))
                .singleElement()
                .extracting(each -> each.path("summary").asText())
                .asString()
                .startsWith("In domain edge: The meta group has no leader, says e1");
    }

    @Test
    void knowsTheDomainOfAServerWhoseAnswerDoesNotRepeatIt() throws Exception {
        cluster.status(0, io.aftershock.model.telemetry.SourceStatus.Condition.CAUGHT_UP)
                .call(0, "ACME");
        for (int second = 1; second < 20; second++) {
            cluster.status(second, io.aftershock.model.telemetry.SourceStatus.Condition.CAUGHT_UP);
            jsz(second, "n1", "", "n1");
            jsz(second, "e1", second == 1 ? EDGE : "", null);
        }

        assertThat(opened("META_006")).hasSize(1);
    }

    @ParameterizedTest(name = "a step-down in domain {0} and errors in domain {1}: {2}")
    @CsvSource({"edge, edge, info", "edge, , critical", ", edge, critical"})
    void excusesErrorsByPlannedWorkInTheirOwnDomainOnly(String worked, String failed, String severity)
            throws Exception {
        cluster.calls(0, 60, "ACME").calls(0, 60, "ACME");
        stepDown(60, domain(worked));
        failedCalls(60, domain(failed));
        cluster.calls(64, 90, "ACME");

        assertThat(run().breaches("JETSTREAM_009"))
                .extracting(each -> each.path("severity").asText())
                .containsOnly(severity);
    }

    @ParameterizedTest(name = "a lame duck in domain {0} and errors in domain {1}: {2}")
    @CsvSource({"edge, edge, info", "edge, , critical"})
    void excusesErrorsByAServerThatLeavesInTheirOwnDomainOnly(String worked, String failed, String severity)
            throws Exception {
        cluster.calls(0, 60, "ACME").calls(0, 60, "ACME");
        cluster.event(
                60,
                "SYS",
                "$SYS.SERVER.ID.LAMEDUCK",
                "{\"name\":\"e1\",\"id\":\"ID\",\"time\":\"" + Instant.ofEpochMilli(FakeCluster.at(60)) + "\""
                        + domain(worked) + "}");
        failedCalls(60, domain(failed));
        cluster.calls(64, 90, "ACME");

        assertThat(run().breaches("JETSTREAM_009"))
                .extracting(each -> each.path("severity").asText())
                .containsOnly(severity);
    }

    @ParameterizedTest(name = "an election in domain {0} and errors in domain {1}: {2}")
    @CsvSource({"edge, edge, true", "edge, , false", ", edge, false"})
    void relatesErrorsToElectionsOfTheirOwnDomainOnly(String elected, String failed, boolean related) throws Exception {
        elected(5, "n1", domain(elected));
        cluster.calls(6, 60, "ACME").calls(6, 60, "ACME");
        elected(60, "n2", domain(elected));
        failedCalls(60, domain(failed));
        cluster.calls(64, 90, "ACME");
        Replayed found = run();
        JsonNode ofBreach = last(found, "JETSTREAM_009");
        JsonNode ofElection = last(found, "election:hub:meta:2");

        assertThat(ofBreach.path("election_ids")).hasSize(related ? 1 : 0);
        assertThat(ofBreach.path("errors_inside").asInt()).isEqualTo(related ? 9 : 0);
        assertThat(ofBreach.path("errors_outside").asInt()).isEqualTo(related ? 0 : 9);
        assertThat(ofElection.path("breach_ids")).hasSize(related ? 1 : 0);
        assertThat(ofElection.path("kind").asText()).isEqualTo(related ? "degraded" : "null");
        assertThat(ofElection.path("errors_inside").asInt()).isEqualTo(related ? 9 : 0);
    }

    @ParameterizedTest(name = "no leader in domain {0} and errors in domain {1}: {2}")
    @CsvSource({"edge, edge, true", "edge, , false"})
    void relatesErrorsToTheLostQuorumOfTheirOwnDomainOnly(String leaderless, String failed, boolean related)
            throws Exception {
        cluster.calls(0, 60, "ACME").calls(0, 60, "ACME");
        for (int second = 60; second < 80; second++) {
            cluster.status(second, io.aftershock.model.telemetry.SourceStatus.Condition.CAUGHT_UP);
            jsz(second, "e1", domain(leaderless), null);
            if (second == 62) {
                failedCalls(second, domain(failed));
            }
        }

        assertThat(last(run(), "JETSTREAM_009").path("breach_ids")).hasSize(related ? 2 : 1);
    }

    private static JsonNode last(Replayed found, String id) {
        return found.records("correlation").stream()
                .filter(each -> each.path("id").asText().startsWith("correlation:" + id))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private void failedCalls(double second, String domain) {
        for (int i = 1; i <= 9; i++) {
            String body = FakeCluster.audit(
                    "f-" + ids++, second + i * 0.1, "ACME", "{\"error\":{\"code\":503,\"err_code\":10008}}");
            cluster.event(second + i * 0.1, "ACME", API, body.substring(0, body.length() - 1) + domain + "}");
        }
    }

    private static String domain(String name) {
        return name == null ? "" : ",\"domain\":\"" + name + "\"";
    }

    private List<JsonNode> opened(String check) throws Exception {
        return run().breaches(check).stream()
                .filter(each -> each.path("state").asText().equals("opened"))
                .toList();
    }

    private Replayed run() throws Exception {
        return TopologyRun.of(cluster.toTheEnd());
    }

    private void elected(double second, String leader, String domain) {
        cluster.event(
                second,
                "SYS",
                ELECTED,
                FakeCluster.advisory("domain_leader_elected", "e-" + ids++, second) + ",\"leader\":\"" + leader + "\""
                        + domain + "}");
    }

    private void stepDown(double second, String domain) {
        cluster.event(
                second,
                "SYS",
                API,
                FakeCluster.advisory("api_audit", "a-" + ids++, second)
                        + ",\"server\":\"e1\",\"client\":{},\"subject\":\"$JS.API.META.LEADER.STEPDOWN\",\"response\":\"{}\""
                        + domain + "}");
    }

    private void jsz(double second, String server, String domain, String leader) {
        String time = java.time.Instant.ofEpochMilli(FakeCluster.at(second)).toString();
        cluster.poll(
                second,
                "{\"server\":{\"name\":\"" + server + "\",\"time\":\"" + time + "\"" + domain
                        + "},\"data\":{\"now\":\"" + time + "\",\"meta_cluster\":{"
                        + (leader == null ? "" : "\"leader\":\"" + leader + "\"") + "}}}");
    }
}
