package io.aftershock.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** After hours of absence the backlog is judged as if somebody had watched, but nobody is woken for what is over. */
class CatchingUpTest {

    private static final int STREAM_NOT_FOUND = 10_059;
    private static final long TWO_HOURS_MILLIS = 2 * 3_600_000L;

    @Test
    void marksWhatIsOverByTheTimeItIsFound() throws Exception {
        FakeCluster cluster = behind(new FakeCluster("east"), 0);
        trouble(cluster, 0, 60);
        Replayed found = TopologyRun.of(cluster.calls(60, 200, "ACME").toTheEnd());

        assertThat(states(found)).startsWith("opened").endsWith("closed");
        assertThat(found.breaches("JETSTREAM_009")).allMatch(CatchingUpTest::isDelayed);
    }

    @Test
    void tellsWhatIsStillOpenOnceItHasCaughtUp() throws Exception {
        FakeCluster cluster = behind(new FakeCluster("east"), 0);
        trouble(cluster, 0, 70);
        cluster.status(70, Condition.CAUGHT_UP);
        trouble(cluster, 70, 75);
        Replayed found = TopologyRun.of(cluster.toTheEnd());

        List<JsonNode> revisions = found.breaches("JETSTREAM_009");
        JsonNode caughtUp =
                revisions.stream().filter(each -> !isDelayed(each)).findFirst().orElseThrow();
        assertThat(isDelayed(revisions.get(0))).isTrue();
        assertThat(caughtUp.path("state").asText()).isEqualTo("updated");
        assertThat(caughtUp.path("at").asText()).isEqualTo("2026-11-20T05:01:10.000Z");
        assertThat(caughtUp.path("id")).isEqualTo(revisions.get(0).path("id"));
    }

    /** Three calls a second, one of which fails. */
    private static void trouble(FakeCluster cluster, int from, int to) {
        for (int second = from; second < to; second++) {
            cluster.call(second, "ACME").call(second, "ACME").failedCall(second, "ACME", STREAM_NOT_FOUND);
        }
    }

    private static FakeCluster behind(FakeCluster cluster, double second) {
        SourceStatus status = new SourceStatus(Condition.BEHIND, "fake", 10_000, TWO_HOURS_MILLIS, "made by a test");
        return cluster.row(TelemetryRow.status("east", FakeCluster.at(second), status));
    }

    private static List<String> states(Replayed found) {
        return found.breaches("JETSTREAM_009").stream()
                .map(each -> each.path("state").asText())
                .toList();
    }

    private static boolean isDelayed(JsonNode breach) {
        return breach.path("delayed").asBoolean();
    }
}
