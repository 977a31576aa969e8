package io.aftershock.cli.record;

import io.aftershock.testkit.cluster.ClusterPlan;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.link.Link;
import io.aftershock.testkit.server.NatsServer;
import java.util.List;
import java.util.Map;

/** The link between the two followers is cut for 15 s, then the one between the meta leader and a follower. */
final class CutLink implements Scene {

    @Override
    public String file() {
        return "g-cut-link-v2.15.2";
    }

    @Override
    public ClusterPlan plan(String cluster) {
        return Scene.super.plan(cluster).cuttableLinks();
    }

    @Override
    public void play(NatsCluster cluster, Truth truth) {
        Scene.pass(40);
        List<NatsServer> followers = Scene.others(cluster, Scene.leader(cluster));
        cut(followers.get(0), followers.get(1), cluster, truth);
        NatsServer leader = Scene.leader(cluster);
        cut(leader, Scene.others(cluster, leader).get(0), cluster, truth);
    }

    private static void cut(NatsServer one, NatsServer other, NatsCluster cluster, Truth truth) {
        Link link = cluster.link(one.name(), other.name());
        truth.tell(
                "net_cut",
                Map.of(
                        "cut", List.of(List.of(one.name(), other.name())),
                        "meta_leader", Scene.leader(cluster).name(),
                        "secs", 15));
        link.stall();
        Scene.pass(15);
        link.restore();
        truth.tell("net_heal", Map.of("meta_leader", Scene.leader(cluster).name()));
        Scene.pass(50);
    }
}
