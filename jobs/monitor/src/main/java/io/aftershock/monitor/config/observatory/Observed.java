package io.aftershock.monitor.config.observatory;

import io.aftershock.monitor.config.read.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code observatory} of a cluster. */
public final class Observed {

    private Observed() {}

    /** How the cluster is observed; null if it does not say, or if something is wrong with it. */
    public static @Nullable ObservedCluster read(Place place, String cluster) {
        if (!place.isThere()) {
            return null;
        }
        if (cluster.contains(".")) {
            place.refuse("cannot be there: the cluster's name has a dot, and would be two tokens of a subject");
        }
        Map<String, String> nodes = new LinkedHashMap<>();
        place.at("nodes").entries().forEach((name, url) -> nodes.put(name, Objects.requireNonNull(url.text())));
        if (nodes.isEmpty()) {
            place.at("nodes").refuseAbsence("is missing, must be name: nats-leaf://host:7422 of each server");
        }
        List<String> accounts = accounts(place.at("accounts"));
        return new ObservedCluster(
                cluster,
                nodes,
                accounts,
                place.text("mode").equals("operator"),
                place.text("system_account"),
                place.text("monitoring_account"),
                place.given("leaf_ca_file"));
    }

    private static List<String> accounts(Place place) {
        if (!place.isThere()) {
            place.refuseAbsence("is missing, must list the accounts whose API calls are watched");
        }
        for (Place account : place.items()) {
            String name = account.text();
            if (name != null && name.contains(".")) {
                account.refuse("has a dot, and would be two tokens of a subject");
            }
        }
        return place.items().stream()
                .map(Place::text)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
