package io.aftershock.cli.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.cli.chaos.truth.DirectWatch;
import io.aftershock.cli.chaos.truth.RecordedLoad;
import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.testkit.cluster.ClusterPlan;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.observatory.Observatory;
import io.aftershock.testkit.observatory.Watch;
import io.aftershock.testkit.server.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** All that takes part: a cluster of three, two observatories on different pairs of it, clients, those who know the truth, and the job. */
final class ChaosStage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Two event leafs, one to ask through any server, and one to ask through each. */
    private static final int LEAFS = 6;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    final NatsCluster cluster;
    final DirectWatch truth;
    final Watch firstWatch;
    final Watch secondWatch;
    final Observatory first;
    final Observatory second;
    final RecordedLoad load;
    final JobUnderTest job;

    /**
     * Starts all of it but the clients' work.
     *
     * @param alone whether the job reads the first observatory only
     */
    ChaosStage(Path folder, boolean alone) throws Exception {
        try {
            cluster = opened(NatsCluster.start(ClusterPlan.named("chaos").cuttableLinks(), folder));
            truth = opened(new DirectWatch(cluster));
            firstWatch = Watch.cuttable(cluster, "n1", "n2");
            secondWatch = Watch.cuttable(cluster, "n2", "n3");
            first = opened(Observatory.start("observatory-1", folder, firstWatch));
            second = opened(Observatory.start("observatory-2", folder, secondWatch));
            load = opened(new RecordedLoad(cluster));
            job = opened(new JobUnderTest(config(folder, alone), folder.resolve("flink")));
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T opened(T resource) {
        running.push(resource);
        return resource;
    }

    private FleetConfig config(Path folder, boolean alone) throws IOException {
        Files.writeString(folder.resolve("fleet.user"), "fleet:fleet\n");
        Path file = Files.writeString(folder.resolve("fleet.yaml"), """
                clusters:
                  - name: chaos
                    source:
                      streams:
                        - {name: observatory-1, urls: ["%1$s"], credentials: {user_file: fleet.user}}
                        %6$s
                      polls:
                        by: observatory
                        urls: ["%1$s", "%2$s"]
                        credentials: {user_file: fleet.user}
                        nodes: [n1, n2, n3]
                windows: {size: %3$ds, slide: %4$ds, allowance: %5$ds}
                """.formatted(
                        first.url(),
                        second.url(),
                        Windows.SIZE.toSeconds(),
                        Windows.SLIDE.toSeconds(),
                        Windows.ALLOWANCE.toSeconds(),
                        alone ? "" : secondStream()));
        return ConfigLoader.load(file, Map.of(), List.of());
    }

    private String secondStream() {
        return "- {name: observatory-2, urls: [\"%s\"], credentials: {user_file: fleet.user}}".formatted(second.url());
    }

    List<Observatory> observatories() {
        return List.of(first, second);
    }

    /** Waits until the next fault meets a fleet that is whole, since what is promised is promised for one at a time. */
    void awaitWhole() {
        Deadline whole = Deadline.in(PATIENCE);
        whole.await("the cluster is settled", cluster::isSettled);
        for (Observatory observatory : observatories()) {
            whole.await(observatory.server().name() + " has all its leafs", () -> leafs(observatory) == LEAFS);
        }
        job.awaitRunning();
    }

    private static int leafs(Observatory observatory) {
        try {
            String page = observatory.server().monitoring().get("/leafz").orElse("{}");
            return JSON.readTree(page).path("leafnodes").asInt();
        } catch (IOException e) {
            return 0; // cut off in the middle: asked again
        }
    }

    @Override
    public void close() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }
}
