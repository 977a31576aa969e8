package io.aftershock.testkit.observatory;

import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.link.Link;
import io.aftershock.testkit.server.NatsServer;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cluster that an observatory watches.
 *
 * @param cluster the cluster
 * @param pins the servers whose events it captures, by a leaf node each: two of three, and another two for the other
 *     observatory, so that both see any two servers fail
 * @param links how it reaches the servers
 */
public record Watch(NatsCluster cluster, List<String> pins, LeafLinks links) {

    public static Watch of(NatsCluster cluster, String... pins) {
        return new Watch(cluster, List.of(pins), LeafLinks.direct());
    }

    /** The same with connections that {@link #link} can cut; they end with the observatory. */
    public static Watch cuttable(NatsCluster cluster, String... pins) {
        return new Watch(cluster, List.of(pins), LeafLinks.cuttable(cluster));
    }

    /** What connects the observatory with this server: its events and its answers. */
    public Link link(String node) {
        return links.to(node);
    }

    List<Leaf> leafs() {
        return Stream.of(eventLeafs(), Stream.of(queryLeaf()), nodeLeafs())
                .flatMap(leafs -> leafs)
                .toList();
    }

    private Stream<Leaf> eventLeafs() {
        return pins.stream().map(pin -> new Leaf.Events(name(), pin, List.of(links.port(cluster.node(pin)))));
    }

    /** Asks through whichever server is there. */
    private Leaf queryLeaf() {
        return new Leaf.Query(
                name(),
                "Q",
                "fleet." + name() + ".mon.ping.>",
                cluster.nodes().stream().map(links::port).toList());
    }

    /** Ask through one server each, so that it shows who answers through whom. */
    private Stream<Leaf> nodeLeafs() {
        return cluster.nodes().stream()
                .map(node -> new Leaf.Query(
                        name(),
                        "Q_" + node.name(),
                        "fleet." + name() + ".mon." + node.name() + ".ping.>",
                        List.of(links.port(node))));
    }

    private String name() {
        return cluster.name();
    }

    List<NatsServer> servers() {
        return cluster.nodes();
    }
}
