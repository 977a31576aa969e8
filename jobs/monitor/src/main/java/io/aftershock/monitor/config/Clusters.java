package io.aftershock.monitor.config;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.monitor.config.observatory.Observatories;
import io.aftershock.monitor.config.observatory.Observed;
import io.aftershock.monitor.config.observatory.ObservedCluster;
import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.config.read.Unique;
import io.aftershock.monitor.config.source.Inherited;
import io.aftershock.monitor.config.source.Polls;
import io.aftershock.monitor.config.source.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code clusters}: what one does not say of its source follows from the observatories that observe it. */
final class Clusters {

    private final Place observatories;
    private final List<ObservedCluster> observed = new ArrayList<>();
    private @Nullable Map<String, @Nullable NatsEndpoint> endpoints;

    Clusters(Place observatories) {
        this.observatories = observatories;
    }

    /** How the clusters are observed that say so. */
    static List<ObservedCluster> observed(Place place) {
        Unique names = new Unique();
        List<ObservedCluster> clusters = new ArrayList<>();
        for (Place each : place.items()) {
            String name = names.read(each.at("name"));
            ObservedCluster observed = Observed.read(each.at("observatory"), name == null ? "unnamed" : name);
            if (observed != null) {
                clusters.add(observed);
            }
        }
        return clusters;
    }

    List<ClusterConfig> read(Place place) {
        if (!place.isThere()) {
            place.refuseAbsence("is missing, must list at least one cluster");
        }
        Unique names = new Unique();
        List<ClusterConfig> clusters = new ArrayList<>();
        for (Place each : place.items()) {
            String name = names.read(each.at("name"));
            // What else is wrong with it is wrong under any name.
            clusters.add(cluster(each, name == null ? "unnamed" : name));
        }
        Observatories.read(observatories, observed);
        return clusters;
    }

    private ClusterConfig cluster(Place place, String name) {
        Inherited endpoint = Inherited.ofCluster(place);
        Place source = place.at("source");
        ObservedCluster cluster = Observed.read(place.at("observatory"), name);
        if (cluster != null) {
            observed.add(cluster);
        }
        boolean stored = cluster != null && !source.at("streams").wasWritten();
        List<CaptureStream> streams =
                stored ? Streams.observed(name, endpoints()) : Streams.read(source.at("streams"), name, endpoint);
        List<String> nodes = cluster == null ? List.of() : cluster.nodeNames();
        ClusterPolls polls = Polls.read(source, name, endpoint, streams, nodes);
        if (streams.isEmpty() && polls == null && !place.hasProblems() && !stored) {
            source.refuse("names neither streams nor polls, must have one of them");
        } else if (streams.isEmpty() && !stored) {
            source.at("streams").warn("is missing: without it no API error and no election is seen");
        }
        return new ClusterConfig(name, place.given("environment"), streams, polls);
    }

    /** Read once, and only if needed: observatories need not say how to connect to them if no stream follows from them. */
    private Map<String, @Nullable NatsEndpoint> endpoints() {
        if (endpoints == null) {
            endpoints = Observatories.endpoints(observatories);
        }
        return Objects.requireNonNull(endpoints);
    }
}
