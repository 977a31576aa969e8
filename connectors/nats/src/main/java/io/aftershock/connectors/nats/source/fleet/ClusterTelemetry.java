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
 * @param subscriptions where it is heard without being stored; none where all is in streams
 */
public record ClusterTelemetry(String cluster, List<CaptureStream> streams, List<CoreSubscription> subscriptions)
        implements Serializable {

    /**
     * Takes copies of the lists.
     *
     * @throws IllegalArgumentException if two have one name
     */
    public ClusterTelemetry {
        streams = List.copyOf(streams);
        subscriptions = List.copyOf(subscriptions);
        Set<String> names = new HashSet<>();
        for (CaptureStream stream : streams) {
            if (!names.add(stream.name())) {
                throw new IllegalArgumentException("Cluster " + cluster + " has two capture streams named "
                        + stream.name() + "; positions are kept by name, so each needs its own.");
            }
        }
        for (CoreSubscription subscription : subscriptions) {
            if (!names.add(subscription.name())) {
                throw new IllegalArgumentException("Cluster " + cluster + " has two sources of telemetry named "
                        + subscription.name() + "; each needs its own name.");
            }
        }
    }

    /** Of its streams and subscriptions. */
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        streams.forEach(stream -> names.add(stream.name()));
        subscriptions.forEach(subscription -> names.add(subscription.name()));
        return names;
    }

    /** Telemetry that is read from streams alone. */
    public ClusterTelemetry(String cluster, List<CaptureStream> streams) {
        this(cluster, streams, List.of());
    }
}
