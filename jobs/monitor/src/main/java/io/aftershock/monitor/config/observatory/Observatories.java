package io.aftershock.monitor.config.observatory;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.config.read.Unique;
import io.aftershock.monitor.config.source.Endpoints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code observatories}. */
public final class Observatories {

    private static final List<String> SIZES = List.of("KB", "MB", "GB", "TB");
    private static final long KILO = 1_000;

    private Observatories() {}

    /** Those with which nothing is wrong; files are not looked at. */
    public static List<ObservatoryConfig> read(Place place, List<ObservedCluster> clusters) {
        Unique names = new Unique();
        List<ObservatoryConfig> observatories = new ArrayList<>();
        for (Place each : place.items()) {
            String name = names.read(each.at("name"));
            int number = observatories.size();
            observatories.add(new ObservatoryConfig(
                    name == null ? "unnamed" : name,
                    each.at("urls").items().stream()
                            .map(Place::text)
                            .filter(Objects::nonNull)
                            .toList(),
                    each.text("listen"),
                    each.text("store_dir"),
                    each.millis("max_age"),
                    bytes(each.text("max_bytes")),
                    Pins.read(each.at("pins"), number, clusters)));
        }
        if (observatories.isEmpty() && !clusters.isEmpty()) {
            place.refuseAbsence("is missing, and a cluster says how it is observed: must list by whom");
        } else if (observatories.size() == 1) {
            place.warn("lists a single observatory: while it is down, what happens is lost");
        }
        return observatories;
    }

    /** Where the job connects to each; null for one that is wrong. */
    public static Map<String, @Nullable NatsEndpoint> endpoints(Place place) {
        Map<String, @Nullable NatsEndpoint> endpoints = new LinkedHashMap<>();
        for (Place each : place.items()) {
            String name = each.given("name");
            if (name != null) {
                endpoints.put(name, Endpoints.required(each));
            }
        }
        return endpoints;
    }

    private static long bytes(String size) {
        int split = size.length() - 2;
        long bytes = Long.parseLong(size.substring(0, split));
        for (int i = 0; i <= SIZES.indexOf(size.substring(split)); i++) {
            bytes *= KILO;
        }
        return bytes;
    }
}
