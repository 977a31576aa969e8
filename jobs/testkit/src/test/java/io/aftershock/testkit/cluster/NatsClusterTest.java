package io.aftershock.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
class NatsClusterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private static NatsCluster cluster;

    @BeforeAll
    static void start(@TempDir Path folder) {
        cluster = NatsCluster.start(ClusterPlan.named("c1"), folder);
    }

    @AfterAll
    static void leavesNoProcessBehind() {
        List<Long> pids = cluster.nodes().stream().map(NatsServer::pid).toList();
        cluster.close();
        assertThat(pids)
                .hasSize(3)
                .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
    }

    @Test
    void stepsDownItsMetaLeader() {
        NatsServer before = cluster.awaitMetaLeader(PATIENCE);
        cluster.stepDownMetaLeader();
        assertThat(cluster.awaitMetaLeader(PATIENCE)).isNotSameAs(before);
    }

    /** One story, since each of its steps takes an election's time. */
    @Test
    void electsAnotherMetaLeaderAfterOneKillAndNoneAfterTwo() {
        NatsServer first = cluster.awaitMetaLeader(PATIENCE);
        first.kill();
        assertThat(cluster.metaLeader()).isEmpty();
        NatsServer second = cluster.awaitMetaLeader(PATIENCE);
        assertThat(second).isNotSameAs(first);

        second.kill();
        NatsServer survivor = cluster.nodes().stream()
                .filter(NatsServer::isRunning)
                .findFirst()
                .orElseThrow();
        try (NatsSession acme = cluster.connect("ACME", "orders", survivor)) {
            Deadline.in(PATIENCE)
                    .await(
                            "the survivor answers 10008",
                            () -> acme.ask("$JS.API.STREAM.NAMES", "", ANSWER)
                                    .filter(answer -> answer.contains("\"err_code\":10008"))
                                    .isPresent());
        }
        assertThat(cluster.metaLeader()).isEmpty();

        first.restart();
        second.restart();
        cluster.awaitSettled();
    }

    @Test
    void letsMonitoringAskEachServer() {
        try (NatsSession monitoring = cluster.connect("MON", "aftershock-test")) {
            for (String ping : List.of("jsz", "raftz", "statsz", "healthz")) {
                assertThat(monitoring.askAll("mon.ping." + ping, "", 3, ANSWER))
                        .as(ping)
                        .hasSize(3);
            }
        }
    }
}
