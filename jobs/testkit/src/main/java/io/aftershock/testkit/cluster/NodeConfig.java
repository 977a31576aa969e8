package io.aftershock.testkit.cluster;

import io.aftershock.testkit.server.ServerPorts;
import java.util.Collection;
import java.util.stream.Collectors;

/** The configuration of one server of a cluster, but for its accounts. */
final class NodeConfig {

    /**
     * Servers tell each other where a third one is, and would go around the proxies. What they tell is the address that is
     * advertised: one at which nobody listens.
     */
    private static final String NO_GOSSIP = "advertise: \"127.0.0.1:1\", ";

    private NodeConfig() {}

    /**
     * The text.
     *
     * @param own the ports of this server
     * @param routes where it finds the others; its own may be among them
     * @param cuttable whether there must be no other way to the others than those
     */
    static String of(String cluster, ServerPorts own, Collection<Integer> routes, boolean cuttable) {
        // no_advertise, lest leaf nodes and routes learn of other ways and leave those that a test has chosen.
        return """
                cluster { name: "%s", listen: "127.0.0.1:%d", no_advertise: true, %sroutes: [%s] }
                leafnodes { listen: "127.0.0.1:%d", no_advertise: true }
                jetstream { store_dir: store, max_memory_store: 64M, max_file_store: 1G }
                lame_duck_grace_period: "1s"
                lame_duck_duration: "30s"
                """.formatted(cluster, own.route(), cuttable ? NO_GOSSIP : "", urls(routes), own.leaf());
    }

    private static String urls(Collection<Integer> routes) {
        return routes.stream()
                .map(port -> "\"nats-route://127.0.0.1:" + port + "\"")
                .collect(Collectors.joining(", "));
    }
}
