package io.aftershock.cli.record;

import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.NatsServerBinary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A rolling upgrade from v2.14.0, the meta leader last: each server is asked to leave by a lame duck's signal, and started as
 * the new version when it has gone.
 */
final class RollingUpgrade implements Scene {

    /** Names the older nats-server: {@code go install github.com/nats-io/nats-server/v2@v2.14.0}. */
    static final String OLD_SERVER = "aftershock.record.old-server";

    @Override
    public String file() {
        return "i-upgrade-v2.14.0-v2.15.2";
    }

    @Override
    public void prepare(NatsCluster cluster) {
        Path old = Path.of(Objects.requireNonNull(System.getProperty(OLD_SERVER), "-D" + OLD_SERVER + "=PATH"));
        NatsServer leader = Scene.leader(cluster);
        List<NatsServer> order = new ArrayList<>(Scene.others(cluster, leader));
        order.add(leader);
        for (NatsServer node : order) {
            restartedAs(old, node, cluster);
        }
    }

    @Override
    public void play(NatsCluster cluster, Truth truth) {
        Scene.pass(40);
        NatsServer first = Scene.leader(cluster);
        List<NatsServer> order = new ArrayList<>(Scene.others(cluster, first));
        order.add(first);
        for (NatsServer node : order) {
            truth.tell(
                    "lame_duck",
                    Map.of(
                            "node",
                            node.name(),
                            "meta_leader",
                            Scene.leader(cluster).name()));
            node.lameDuck();
            Deadline.in(PATIENCE).await(node.name() + " has left", () -> !node.isRunning());
            truth.tell("left", Scene.node(node));
            restartedAs(NatsServerBinary.find(), node, cluster);
            truth.tell(
                    "upgraded",
                    Map.of(
                            "node",
                            node.name(),
                            "meta_leader",
                            Scene.leader(cluster).name()));
            Scene.pass(10);
        }
        Scene.pass(30);
    }

    private static void restartedAs(Path version, NatsServer node, NatsCluster cluster) {
        node.upgrade(version);
        node.restart();
        cluster.awaitSettled();
    }
}
