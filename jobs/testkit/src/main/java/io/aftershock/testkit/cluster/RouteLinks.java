package io.aftershock.testkit.cluster;

import io.aftershock.testkit.link.Link;
import io.aftershock.testkit.link.LinkProxy;
import io.aftershock.testkit.server.ServerPorts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The ways from each server of a cluster to each other one, all of them through proxies. */
final class RouteLinks implements AutoCloseable {

    private final Map<List<String>, LinkProxy> ways = new LinkedHashMap<>();

    /** Links for servers of these names and ports. */
    RouteLinks(Map<String, ServerPorts> servers) {
        for (String from : servers.keySet()) {
            servers.forEach((to, ports) -> {
                if (!from.equals(to)) {
                    ways.put(List.of(from, to), LinkProxy.to(from + ">" + to, ports.route()));
                }
            });
        }
    }

    /** The ports at which a server finds the others. */
    List<Integer> routesOf(String server) {
        return ways.entrySet().stream()
                .filter(way -> way.getKey().get(0).equals(server))
                .map(way -> way.getValue().port())
                .toList();
    }

    Link between(String one, String other) {
        return new Link(one + "-" + other, List.of(way(one, other), way(other, one)));
    }

    private LinkProxy way(String from, String to) {
        return Objects.requireNonNull(ways.get(List.of(from, to)), () -> "No link from " + from + " to " + to);
    }

    @Override
    public void close() {
        ways.values().forEach(LinkProxy::close);
    }
}
