package io.aftershock.testkit.cluster;

import io.aftershock.testkit.server.ServerPorts;
import java.util.Collection;
import java.util.stream.Collectors;

/** The configuration of one server of a cluster, but for its accounts. */
final class NodeConfig {

    private NodeConfig() {}

    /**
     * The text.
     *
     * @param own the ports of this server
     * @param all the ports of all servers of the cluster, this one too
     */
    static String of(String cluster, ServerPorts own, Collection<ServerPorts> all) {
        // no_advertise, lest leaf nodes and routes learn of other ways and leave those that a test has chosen.
        return """
                cluster { name: "%s", listen: "127.0.0.1:%d", no_advertise: true, routes: [%s] }
                leafnodes { listen: "127.0.0.1:%d", no_advertise: true }
                jetstream { store_dir: store, max_memory_store: 64M, max_file_store: 1G }
                lame_duck_grace_period: "1s"
                lame_duck_duration: "30s"
                """.formatted(cluster, own.route(), routes(all), own.leaf());
    }

    private static String routes(Collection<ServerPorts> all) {
        return all.stream()
                .map(ports -> "\"nats-route://127.0.0.1:" + ports.route() + "\"")
                .collect(Collectors.joining(", "));
    }
}
