package io.aftershock.cli.observatory;

import io.aftershock.monitor.config.observatory.ObservedCluster;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the servers of a cluster take leaf nodes: one file for all if the port is the same. */
final class LeafPorts {

    private LeafPorts() {}

    /** Of all that is for the servers of the cluster. */
    static String folder(ObservedCluster cluster) {
        return "clusters/" + cluster.name() + "/";
    }

    static List<GeneratedFile> files(ObservedCluster cluster) {
        Map<String, Integer> ports = new TreeMap<>();
        cluster.nodes().forEach((node, url) -> ports.put(node, URI.create(url).getPort()));
        if (ports.values().stream().distinct().count() == 1) {
            int port = ports.values().iterator().next();
            return List.of(GeneratedFile.open(folder(cluster) + "leafnodes.conf", config(port)));
        }
        return ports.entrySet().stream()
                .map(node -> GeneratedFile.open(
                        folder(cluster) + "leafnodes-" + node.getKey() + ".conf", config(node.getValue())))
                .toList();
    }

    private static String config(int port) {
        return """
                # Written by ./aftershock observatory, which overwrites it.
                # Include it at the top. Servers that take leaf nodes already keep their block and add no_advertise to it.
                leafnodes {
                  listen: "0.0.0.0:%d"
                  # Lest an observatory learns of other servers and leaves the one that it is pinned to.
                  no_advertise: true
                  # For tls:// add: tls {cert_file: ..., key_file: ...}
                }
                """.formatted(port);
    }
}
