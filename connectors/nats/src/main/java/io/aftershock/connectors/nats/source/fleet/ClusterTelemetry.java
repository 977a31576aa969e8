package io.aftershock.connectors.nats.source.fleet;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All streams that hold the telemetry of one cluster; normally two independent observatories that hold the same.
 *
 * @param cluster name of the cluster that the telemetry is about
 * @param streams of distinct names; none of a cluster that is only polled
 */
public record ClusterTelemetry(String cluster, List<CaptureStream> streams) implements Serializable {

    /**
     * Takes a copy of the list.
     *
     * @throws IllegalArgumentException if two have one name
     */
    public ClusterTelemetry {
        streams = List.copyOf(streams);
        Set<String> names = new HashSet<>();
        for (CaptureStream stream : streams) {
            if (!names.add(stream.name())) {
                throw new IllegalArgumentException("Cluster " + cluster + " has two capture streams named "
                        + stream.name() + "; positions are kept by name, so each needs its own.");
            }
        }
    }
}
