package io.aftershock.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import java.util.List;
import org.junit.jupiter.api.Test;

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
