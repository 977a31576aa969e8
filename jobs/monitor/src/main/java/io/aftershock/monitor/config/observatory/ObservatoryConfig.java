package io.aftershock.monitor.config.observatory;

import java.util.List;
import java.util.Map;

/**
 * One server that stores the telemetry of the fleet.
 *
 * @param name of the server
 * @param urls where clients connect; may be empty
 * @param listen where it takes client connections
 * @param storeDir folder on its host
 * @param maxAgeMillis how long telemetry is kept
 * @param maxBytes how much is kept
 * @param pins of each observed cluster the servers from which it takes events
 */
public record ObservatoryConfig(
        String name,
        List<String> urls,
        String listen,
        String storeDir,
        long maxAgeMillis,
        long maxBytes,
        Map<String, List<String>> pins) {

    public ObservatoryConfig {
        urls = List.copyOf(urls);
        pins = Map.copyOf(pins);
    }

    /** The servers of a cluster from which it takes events, in order. */
    public List<String> pins(ObservedCluster cluster) {
        return pins.getOrDefault(cluster.name(), List.of());
    }
}
