package io.aftershock.testkit.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.testkit.cluster.ClusterPlan;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkloadsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static NatsCluster cluster;
    private static Workload healthy;

    @BeforeAll
    static void start(@TempDir Path folder) {
        cluster = NatsCluster.start(ClusterPlan.named("c1"), folder);
        healthy = Workloads.healthy(cluster);
        healthy.start();
    }

    @AfterAll
    static void stop() {
        healthy.close();
        cluster.close();
    }

    /** The first, since the others hurt the cluster. */
    @Test
    @Order(1)
    void keepsAHealthyClusterFreeOfErrors() {
        try (AuditTally tally = new AuditTally(cluster)) {
            Deadline.in(PATIENCE).await("150 calls in ACME", () -> tally.count("ACME ok") >= 150);
            assertThat(tally.counts()).containsOnlyKeys("ACME ok", "BETA ok", "CORP ok");
            assertThat(tally.count("BETA ok")).isGreaterThan(100);
            assertThat(tally.count("CORP ok")).isGreaterThan(20);
        }
    }

    @Test
    void asksForAStreamThatDoesNotExist() {
        try (AuditTally tally = new AuditTally(cluster);
                Workload poller = Workloads.missingStreamPoller(cluster)) {
            poller.start();
            Deadline.in(PATIENCE).await("four errors in BETA", () -> tally.count("BETA 10059") >= 4);
            assertThat(poller.successes()).isZero();
            assertThat(tally.counts()).doesNotContainKeys("ACME 10059", "CORP 10059");
        }
    }

    @Test
    void hitsTheConsumerLimitOfCorp() {
        try (AuditTally tally = new AuditTally(cluster);
                Workload hitter = Workloads.limitHitter(cluster)) {
            hitter.start();
            Deadline.in(PATIENCE).await("four errors in CORP", () -> tally.count("CORP 10026") >= 4);
            assertThat(hitter.successes()).isZero();
        }
    }

    @Test
    void goesOnAfterTheMetaLeaderWasKilled() {
        NatsServer killed = cluster.awaitMetaLeader(PATIENCE);
        killed.kill();
        cluster.awaitMetaLeader(PATIENCE);
        killed.restart();
        cluster.awaitSettled();
        long before = healthy.successes();
        Deadline.in(PATIENCE).await("calls succeed again", () -> healthy.successes() > before + 40);
    }
}
