package io.aftershock.testkit.observatory;

import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.link.Link;
import io.aftershock.testkit.link.LinkProxy;
import io.aftershock.testkit.server.NatsServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The ways from an observatory to the servers of a cluster, all of them through proxies, or none. */
final class LeafLinks implements AutoCloseable {

    private final Map<String, LinkProxy> ways;

    private LeafLinks(Map<String, LinkProxy> ways) {
        this.ways = ways;
    }

    static LeafLinks direct() {
        return new LeafLinks(Map.of());
    }

    static LeafLinks cuttable(NatsCluster cluster) {
        return new LeafLinks(cluster.nodes().stream()
                .collect(Collectors.toMap(
                        NatsServer::name,
                        node -> LinkProxy.to("leaf>" + node.name(), node.ports().leaf()))));
    }

    /** Where the observatory finds the server. */
    int port(NatsServer node) {
        LinkProxy way = ways.get(node.name());
        return way == null ? node.ports().leaf() : way.port();
    }

    Link to(String node) {
        return new Link(
                "leaf-" + node, List.of(Objects.requireNonNull(ways.get(node), "the leafs cannot be cut: " + node)));
    }

    @Override
    public void close() {
        ways.values().forEach(LinkProxy::close);
    }
}
