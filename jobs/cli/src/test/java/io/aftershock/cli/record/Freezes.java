package io.aftershock.cli.record;

import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.server.NatsServer;
import java.util.Map;

/** The meta leader hangs for 3, 6 and 12 s: shorter than an election takes, about as long, and longer. */
final class Freezes implements Scene {

    private static final int[] SECONDS = {3, 6, 12};

    @Override
    public String file() {
        return "f-freezes-v2.15.2";
    }

    @Override
    public void play(NatsCluster cluster, Truth truth) {
        Scene.pass(40);
        for (int seconds : SECONDS) {
            NatsServer leader = Scene.leader(cluster);
            truth.tell("sigstop_leader", Map.of("node", leader.name(), "secs", seconds));
            leader.freeze();
            Scene.pass(seconds);
            leader.thaw();
            truth.tell("sigcont", Scene.node(leader));
            Scene.pass(45);
        }
    }
}
