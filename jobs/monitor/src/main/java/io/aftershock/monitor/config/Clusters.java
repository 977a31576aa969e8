package io.aftershock.monitor.config;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.CoreSubscription;
import io.aftershock.monitor.config.observatory.Observed;
import io.aftershock.monitor.config.observatory.ObservedCluster;
import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.config.read.Unique;
import io.aftershock.monitor.config.source.Inherited;
import io.aftershock.monitor.config.source.Polls;
import io.aftershock.monitor.config.source.Streams;
import io.aftershock.monitor.config.source.Subscriptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads {@code clusters}: what one does not say of its source follows from the observatories that observe it. */
final class Clusters {

    private final Supplier<Map<String, @Nullable NatsEndpoint>> observatories;
    private final List<ObservedCluster> observed = new ArrayList<>();
    private @Nullable Map<String, @Nullable NatsEndpoint> endpoints;

    /**
     * A reader of clusters.
     *
     * @param observatories how to connect to them, by name; asked once, and only if a stream follows from them
     */
    Clusters(Supplier<Map<String, @Nullable NatsEndpoint>> observatories) {
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

    /** The clusters that say how they are observed, of those read so far. */
    List<ObservedCluster> observed() {
        return observed;
    }

    /** All of a list, which may be missing if there are others elsewhere. */
    List<ClusterConfig> all(Place place, boolean othersElsewhere) {
        if (!place.isThere() && !othersElsewhere) {
            place.refuseAbsence("is missing, must list at least one cluster");
        }
        Unique names = new Unique();
        List<ClusterConfig> clusters = new ArrayList<>();
        for (Place each : place.items()) {
            String name = names.read(each.at("name"));
            // What else is wrong with it is wrong under any name.
            clusters.add(one(each, name == null ? "unnamed" : name));
        }
        return clusters;
    }

    ClusterConfig one(Place place, String name) {
        Inherited endpoint = Inherited.ofCluster(place);
        Place source = place.at("source");
        ObservedCluster cluster = Observed.read(place.at("observatory"), name);
        if (cluster != null) {
            observed.add(cluster);
        }
        Unique names = new Unique();
        List<CoreSubscription> subscriptions = Subscriptions.read(source.at("subscriptions"), endpoint, names);
        boolean stored = cluster != null && !source.at("streams").wasWritten();
        List<CaptureStream> streams = stored
                ? Streams.observed(name, endpoints())
                : Streams.read(source.at("streams"), name, endpoint, names);
        List<String> nodes = cluster == null ? List.of() : cluster.nodeNames();
        ClusterPolls polls = Polls.read(source, name, endpoint, streams, nodes);
        boolean heard = stored || !streams.isEmpty() || !subscriptions.isEmpty();
        if (!heard && polls == null && !place.hasProblems()) {
            source.refuse("names neither streams nor polls, must have one of them");
        } else if (!heard) {
            source.at("streams").warn("is missing: without it no API error and no election is seen");
        }
        return new ClusterConfig(name, place.given("environment"), streams, polls, subscriptions);
    }

    private Map<String, @Nullable NatsEndpoint> endpoints() {
        if (endpoints == null) {
            endpoints = observatories.get();
        }
        return Objects.requireNonNull(endpoints);
    }
}
