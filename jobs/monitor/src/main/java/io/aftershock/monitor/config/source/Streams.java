package io.aftershock.monitor.config.source;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.config.read.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code source.streams} of a cluster. */
public final class Streams {

    private Streams() {}

    /** The streams with which nothing is wrong. */
    public static List<CaptureStream> read(Place place, String cluster, Inherited ofCluster, Unique names) {
        List<CaptureStream> streams = new ArrayList<>();
        for (Place each : place.items()) {
            String name = names.read(each.at("name"));
            CaptureStream stream = stream(each, name, cluster, ofCluster);
            if (stream != null) {
                streams.add(stream);
            }
        }
        return streams;
    }

    /** A stream of each observatory, as the verb {@code observatory} makes them. */
    public static List<CaptureStream> observed(String cluster, Map<String, @Nullable NatsEndpoint> observatories) {
        List<CaptureStream> streams = new ArrayList<>();
        observatories.forEach((name, endpoint) -> {
            if (endpoint != null) {
                streams.add(new CaptureStream(
                        name, endpoint, "FLEET", "fleet." + cluster + ".>", SubjectLayout.observatory()));
            }
        });
        return streams;
    }

    private static @Nullable CaptureStream stream(
            Place place, @Nullable String name, String cluster, Inherited ofCluster) {
        if (place.at("layout").wasRefused()) {
            return null;
        }
        boolean plain = place.text("layout").equals("plain");
        NatsEndpoint endpoint = plain
                ? Endpoints.orElse(place, ofCluster, "is missing, here and in the cluster")
                : Endpoints.required(place);
        SubjectLayout layout = plain ? plain(place) : observatory(place);
        String subjects = plain ? plainSubjects(place) : place.ofCluster("subjects", cluster);
        if (endpoint == null || layout == null || name == null) {
            return null;
        }
        return new CaptureStream(name, endpoint, place.text("stream"), subjects, layout);
    }

    private static @Nullable SubjectLayout plain(Place place) {
        String account = place.given("account");
        if (account == null) {
            place.at("account").refuseAbsence("is missing, must be the account whose telemetry a plain stream holds");
        }
        return account == null ? null : SubjectLayout.plain(account);
    }

    /** A plain stream holds telemetry of one account of one cluster, so all of it is meant. */
    private static String plainSubjects(Place place) {
        String given = place.given("subjects");
        return given == null ? ">" : given;
    }

    private static SubjectLayout observatory(Place place) {
        if (place.at("account").isThere()) {
            place.at("account").refuse("is for layout plain; the subjects of an observatory name the account");
        }
        return SubjectLayout.observatory();
    }
}
