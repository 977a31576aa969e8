package io.aftershock.simulator.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

    @Test
    void readsABreachThatIsReopenedAsTwo() {
        Findings findings = Findings.of(List.of(
                breach("opened", "warning", 10, null),
                breach("updated", "critical", 20, null),
                breach("closed", "critical", 30, 30),
                breach("reopened", "warning", 40, null),
                "{\"record\":\"correlation\",\"id\":\"correlation:B:1\",\"kind\":\"degraded\"}"));

        assertThat(findings.breaches())
                .extracting(ToldBreach::severity, ToldBreach::openedMillis, ToldBreach::closedMillis, ToldBreach::kind)
                .containsExactly(
                        tuple("critical", 10_000L, 30_000L, "degraded"), tuple("warning", 40_000L, null, "degraded"));
    }

    @Test
    void readsElectionsOfMetaLeadersAlone() {
        String election =
                "{\"record\":\"election\",\"id\":\"%s\",\"scope\":\"%s\",\"leader\":\"n2\",\"previous_leader\":null,"
                        + "\"cause\":\"unplanned\",\"at\":\"1970-01-01T00:00:10Z\",\"outage_ms\":null}";

        assertThat(Findings.of(List.of(election.formatted("E:1", "meta"), election.formatted("E:2", "stream")))
                        .elections())
                .extracting(ToldElection::id, ToldElection::previousLeader, ToldElection::outageMillis)
                .containsExactly(tuple("E:1", null, null));
    }

    private static String breach(String state, String severity, int second, Integer closedSecond) {
        String closed = closedSecond == null ? "null" : "\"1970-01-01T00:00:" + closedSecond + "Z\"";
        return "{\"record\":\"breach\",\"id\":\"B:1\",\"check\":\"X\",\"cluster\":\"east\",\"account\":null,\"state\":\""
                + state
                + "\",\"severity\":\"" + severity + "\",\"at\":\"1970-01-01T00:00:" + second + "Z\",\"closed_at\":"
                + closed
                + "}";
    }
}
