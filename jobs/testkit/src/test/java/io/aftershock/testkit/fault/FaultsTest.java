package io.aftershock.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.testkit.cluster.ClusterPlan;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
class FaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern REMOTE = Pattern.compile("\"remote_name\": *\"(\\w+)\"");

    private static NatsCluster cluster;

    @BeforeAll
    static void start(@TempDir Path folder) {
        cluster = NatsCluster.start(ClusterPlan.named("c1").cuttableLinks(), folder);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void cutsALinkThatNoGossipGoesAround() {
        Fault cut = Faults.breakOff(cluster.link("n1", "n2"));
        cut.inject();
        awaitRoutes("n1", Set.of("n3"));

        // A server that comes back tells each of the others where the other one is.
        long before = triesToGoAround();
        Fault kill = Faults.kill(cluster.node("n3"));
        kill.inject();
        kill.heal();
        Deadline.in(PATIENCE).await("n1 or n2 has tried what it was told", () -> triesToGoAround() > before);
        awaitRoutes("n1", Set.of("n3"));
        awaitRoutes("n2", Set.of("n3"));

        cut.heal();
        awaitRoutes("n1", Set.of("n2", "n3"));
        cluster.awaitSettled();
    }

    @Test
    void healsWhatItFroze() {
        NatsServer server = cluster.node("n2");
        Fault freeze = Faults.freeze(server);
        freeze.inject();
        assertThat(server.monitoring().isUp()).isFalse();
        freeze.heal();
        assertThat(server.monitoring().isUp()).isTrue();
        cluster.awaitSettled();
    }

    private static void awaitRoutes(String node, Set<String> others) {
        Deadline.in(PATIENCE)
                .await(node + " has routes to " + others, () -> routes(node).equals(others));
    }

    private static Set<String> routes(String node) {
        Matcher remote =
                REMOTE.matcher(cluster.node(node).monitoring().get("/routez").orElse(""));
        Set<String> names = new TreeSet<>();
        while (remote.find()) {
            names.add(remote.group(1));
        }
        return names;
    }

    private static long triesToGoAround() {
        return Stream.of("n1", "n2")
                .flatMap(node -> log(node).lines())
                .filter(line -> line.contains("Error trying to connect to route (attempt 1)"))
                .count();
    }

    private static String log(String node) {
        try {
            return Files.readString(cluster.node(node).log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
