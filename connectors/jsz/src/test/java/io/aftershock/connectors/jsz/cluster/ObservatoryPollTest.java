package io.aftershock.connectors.jsz.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.jsz.poll.PollCounters;
import io.aftershock.connectors.nats.connection.SharedConnections;
import io.aftershock.testkit.cluster.ClusterPlan;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.observatory.Observatory;
import io.aftershock.testkit.observatory.Watch;
import io.aftershock.testkit.server.NatsServer;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
class ObservatoryPollTest {

    private static final String JSZ = "$SYS.REQ.SERVER.PING.JSZ";
    private static final String HEALTHZ = "$SYS.REQ.SERVER.PING.HEALTHZ";

    @TempDir
    Path folder;

    private final RecordedRounds rounds = new RecordedRounds();

    @Test
    @SuppressWarnings("try") // the poller is there to be closed
    void asksThroughThePinnedLeafOfEachServer() {
        try (NatsCluster cluster = NatsCluster.start(ClusterPlan.named("c1"), folder);
                Observatory observatory = Observatory.start("observatory-1", folder, Watch.of(cluster, "n1", "n2"));
                ClusterPoller poller = start(observatory, cluster)) {
            rounds.await(HEALTHZ, allThroughAll());
            assertThat(rounds.await(JSZ, Map.of("n1", "answer", "n2", "answer", "n3", "answer")))
                    .allSatisfy(row -> assertThat(row.subject()).isEqualTo(JSZ));

            NatsServer dead = cluster.node("n2");
            dead.kill();
            String bySurvivors = "answer via [n1, n3] of [n1, n3]";
            rounds.await(HEALTHZ, Map.of("n1", bySurvivors, "n2", "no answer via [] of [n1, n3]", "n3", bySurvivors));

            dead.restart();
            rounds.clear();
            rounds.await(HEALTHZ, allThroughAll());
        }
    }

    private ClusterPoller start(Observatory observatory, NatsCluster cluster) {
        PollCounters counters = new PollCounters(new UnregisteredMetricsGroup(), cluster.name());
        return ClusterPoller.start(
                new TestPolls(folder).through(observatory, cluster),
                counters,
                new SharedConnections("test"),
                rounds::add);
    }

    private static Map<String, String> allThroughAll() {
        String byAll = "answer via [n1, n2, n3] of [n1, n2, n3]";
        return Map.of("n1", byAll, "n2", byAll, "n3", byAll);
    }
}
