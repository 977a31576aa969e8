package io.aftershock.connectors.jsz.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.jsz.poll.PollCounters;
import io.aftershock.connectors.jsz.poll.PollMetric;
import io.aftershock.connectors.nats.connection.SharedConnections;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import io.aftershock.testkit.cluster.ClusterPlan;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.NatsServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
class ClusterPollerTest {

    private static final String JSZ = "$SYS.REQ.SERVER.PING.JSZ";
    private static final String RAFTZ = "$SYS.REQ.SERVER.PING.RAFTZ";
    private static final String HEALTHZ = "$SYS.REQ.SERVER.PING.HEALTHZ";
    private static final Map<String, String> ALL_ANSWER = Map.of("n1", "answer", "n2", "answer", "n3", "answer");
    private static final Map<String, String> ALL_THROUGH_ALL = Map.of(
            "n1", "answer via [n1, n2, n3] of [n1, n2, n3]",
            "n2", "answer via [n1, n2, n3] of [n1, n2, n3]",
            "n3", "answer via [n1, n2, n3] of [n1, n2, n3]");

    @TempDir
    static Path folder;

    private static NatsCluster cluster;

    private final PollCounters counters = new PollCounters(new UnregisteredMetricsGroup(), "c1");
    private final RecordedRounds rounds = new RecordedRounds();
    private ClusterPoller poller;

    @BeforeAll
    static void startCluster() {
        cluster = NatsCluster.start(ClusterPlan.named("c1"), folder);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @AfterEach
    void closesInNoTime() {
        long start = System.nanoTime();
        poller.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void asksEveryServerOfAHealthyCluster() {
        start(polls().direct(cluster));

        List<TelemetryRow> state = rounds.await(JSZ, ALL_ANSWER);
        assertThat(state).allSatisfy(row -> {
            assertThat(row.kind()).isEqualTo(Kind.POLL);
            assertThat(data(row))
                    .startsWith("{\"server\":{\"name\":\"" + row.node() + "\"")
                    .contains("\"account_details\"")
                    .doesNotContain("\n");
        });
        assertThat(rounds.await(RAFTZ, ALL_ANSWER))
                .allSatisfy(row -> assertThat(data(row)).contains("\"_meta_\""));
        assertThat(rounds.await(HEALTHZ, ALL_THROUGH_ALL))
                .allSatisfy(row -> assertThat(data(row)).contains("\"data\":{\"status\":\"ok\",\"status_code\":200}"));
    }

    @Test
    void tellsAFrozenServerFromTheOthers() {
        start(polls().direct(cluster));
        rounds.await(HEALTHZ, ALL_THROUGH_ALL);

        NatsServer frozen = cluster.node("n2");
        frozen.freeze();
        try {
            rounds.await(HEALTHZ, matrix("[n1, n3]", "[n1, n2, n3]"));
            rounds.await(JSZ, Map.of("n1", "answer", "n2", "no answer", "n3", "answer"));
            assertThat(counters.get(PollMetric.MISSING_ANSWERS)).isPositive();
        } finally {
            frozen.thaw();
        }
        rounds.clear();
        rounds.await(HEALTHZ, ALL_THROUGH_ALL);
    }

    @Test
    void tellsADeadServerAndFindsItAgain() {
        start(polls().direct(cluster));
        rounds.await(HEALTHZ, ALL_THROUGH_ALL);

        NatsServer dead = cluster.node("n2");
        dead.kill();
        try {
            rounds.await(HEALTHZ, matrix("[n1, n3]", "[n1, n3]"));
            rounds.await(JSZ, Map.of("n1", "answer", "n2", "no answer", "n3", "answer"));
        } finally {
            dead.restart();
        }
        rounds.clear();
        rounds.await(HEALTHZ, ALL_THROUGH_ALL);
        assertThat(counters.get(PollMetric.RECONNECTS)).isPositive();
        cluster.awaitSettled();
    }

    @Test
    void asksForHealthThroughTheMainPathIfThereIsNoOther() {
        start(polls().mainPathOnly(cluster));

        assertThat(rounds.await(HEALTHZ, ALL_ANSWER)).allSatisfy(row -> {
            assertThat(row.via()).isEmpty();
            assertThat(row.asked()).isEmpty();
        });
    }

    @Test
    void readsTheMonitoringPages() {
        start(polls().http(cluster));

        rounds.await("raftz", ALL_ANSWER);
        rounds.await("healthz", ALL_ANSWER);
        assertThat(rounds.await("jsz", ALL_ANSWER)).allSatisfy(row -> {
            assertThat(row.kind()).isEqualTo(Kind.HTTP_POLL);
            assertThat(row.subject()).isEqualTo("jsz." + row.node());
            assertThat(data(row)).contains("\"account_details\"").doesNotContain("\n");
        });
    }

    private void start(ClusterPolls polls) {
        poller = ClusterPoller.start(polls, counters, new SharedConnections("test"), rounds::add);
    }

    private static TestPolls polls() {
        return new TestPolls(folder);
    }

    /** n2 answers through nobody, and nobody through n2. */
    private static Map<String, String> matrix(String via, String asked) {
        String answer = "answer via " + via + " of " + asked;
        return Map.of("n1", answer, "n2", "no answer via [] of " + asked, "n3", answer);
    }

    private static String data(TelemetryRow row) {
        return new String(row.data(), StandardCharsets.UTF_8);
    }
}
