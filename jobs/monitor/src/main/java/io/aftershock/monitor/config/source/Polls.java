package io.aftershock.monitor.config.source;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.jsz.config.HttpPolls;
import io.aftershock.connectors.jsz.config.PollPath;
import io.aftershock.connectors.jsz.config.PollQuestion;
import io.aftershock.connectors.jsz.config.PollSubjects;
import io.aftershock.connectors.jsz.config.PollTimes;
import io.aftershock.connectors.jsz.config.SystemPolls;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.monitor.config.read.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code polls} of a cluster's source. */
public final class Polls {

    private static final String ABSENCE = "is missing, here and in the cluster; to poll nothing write by: none";

    private static final long SLOW_HEALTH_MILLIS = 2_000;
    private static final long EAGER_MILLIS = 500;

    private final Place place;
    private final String cluster;
    private final List<String> observed;

    private Polls(Place place, String cluster, List<String> observed) {
        this.place = place;
        this.cluster = cluster;
        this.observed = observed;
    }

    /**
     * The polls; null for none, or if something is wrong with them.
     *
     * @param observed the servers to which observatories have leaf nodes; may be empty
     */
    public static @Nullable ClusterPolls read(
            Place source, String cluster, Inherited ofCluster, List<CaptureStream> streams, List<String> observed) {
        Place place = source.at("polls");
        if (place.at("by").wasRefused()) {
            return null;
        }
        Polls polls = new Polls(place, cluster, observed);
        return switch (polls.by()) {
            case "system_account" -> polls.bySystemAccount(ofCluster);
            case "observatory" -> polls.byObservatory(observatory(source, streams));
            case "http" -> polls.byHttp();
            default -> null;
        };
    }

    /** Who has leaf nodes to ask through needs no user of the system account. */
    private String by() {
        boolean observable = !observed.isEmpty() && !place.at("urls").wasWritten();
        return place.given("by") == null && observable ? "observatory" : place.text("by");
    }

    private @Nullable ClusterPolls bySystemAccount(Inherited ofCluster) {
        NatsEndpoint endpoint = Endpoints.orElse(place, ofCluster, ABSENCE);
        Map<String, String> urls = PollNodes.urls(place.at("nodes"), "nats");
        if (endpoint == null) {
            return null;
        }
        Map<String, PollPath> nodes = new HashMap<>();
        urls.forEach((node, url) -> nodes.put(
                node, PollPath.systemAccount(new NatsEndpoint(List.of(url), endpoint.credentials(), endpoint.tls()))));
        return polls(new SystemPolls(PollPath.systemAccount(endpoint), nodes), null);
    }

    private @Nullable ClusterPolls byObservatory(Inherited ofStream) {
        NatsEndpoint endpoint = Endpoints.orElse(place, ofStream, "is missing, here and in an observatory's stream");
        String prefix = place.ofCluster("prefix", cluster);
        Place nodes = place.at("nodes");
        List<String> names = nodes.wasWritten() ? PollNodes.names(nodes) : observed;
        if (endpoint == null) {
            return null;
        }
        Map<String, PollPath> paths = new HashMap<>();
        names.forEach(node -> paths.put(node, imported(endpoint, prefix + "." + node)));
        return polls(new SystemPolls(imported(endpoint, prefix), paths), null);
    }

    /** An observatory imports the requests of all servers, and of each server those that are pinned to it. */
    private static PollPath imported(NatsEndpoint endpoint, String prefix) {
        return new PollPath(endpoint, PollSubjects.under(prefix + ".ping"));
    }

    /** An observatory that captures the cluster's telemetry can ask the cluster too. */
    private static Inherited observatory(Place source, List<CaptureStream> streams) {
        return streams.stream()
                .filter(stream -> stream.layout().kind() == SubjectLayout.Kind.OBSERVATORY)
                .map(stream -> new Inherited(stream.endpoint(), false))
                .findFirst()
                .orElse(new Inherited(null, source.at("streams").hasProblems()));
    }

    private @Nullable ClusterPolls byHttp() {
        Map<String, String> urls = PollNodes.urls(place.at("nodes"), "http");
        if (urls.isEmpty()) {
            place.at("nodes").refuseAbsence("is missing, must be name: http://host:8222 of each server");
        }
        return urls.isEmpty() ? null : polls(null, new HttpPolls(urls));
    }

    private ClusterPolls polls(@Nullable SystemPolls system, @Nullable HttpPolls http) {
        warnOfTimes();
        PollTimes times = new PollTimes(place.millis("interval"), place.millis("health_interval"));
        return new ClusterPolls(cluster, system, http, times, PollQuestion.USUAL);
    }

    private void warnOfTimes() {
        if (place.millis("health_interval") > SLOW_HEALTH_MILLIS) {
            place.at("health_interval").warn("is above 2s: a dead leader is known two polls after the fault");
        }
        for (String key : List.of("interval", "health_interval")) {
            if (place.millis(key) < EAGER_MILLIS) {
                place.at(key).warn("is below 500ms: every server is asked that often");
            }
        }
    }
}
