package io.aftershock.monitor.config.observatory;

import io.aftershock.monitor.config.read.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code observatory} of a cluster. */
public final class Observed {

    /** They stand in quotes in configuration and scripts, and are a token of subjects. */
    private static final Pattern ACCOUNT = Pattern.compile("[\\w-]+");

    /** Often a host name. */
    private static final Pattern NODE = Pattern.compile("[\\w.-]+");

    private Observed() {}

    /** How the cluster is observed; null if it does not say, or if something is wrong with it. */
    public static @Nullable ObservedCluster read(Place place, String cluster) {
        if (!place.isThere()) {
            return null;
        }
        if (!ACCOUNT.matcher(cluster).matches()) {
            place.refuse("cannot be there: of the cluster's name no token of a subject can be made");
        }
        Map<String, String> nodes = new LinkedHashMap<>();
        place.at("nodes").entries().forEach((name, url) -> {
            refuseUnless(NODE, name, url);
            nodes.put(name, Objects.requireNonNull(url.text()));
        });
        for (String key : List.of("system_account", "monitoring_account")) {
            refuseUnless(ACCOUNT, place.text(key), place.at(key));
        }
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

    private static void refuseUnless(Pattern allowed, String name, Place place) {
        if (!allowed.matcher(name).matches()) {
            place.refuse(
                    "is named with other characters than letters, digits, - and _, so no subject can be made of it");
        }
    }

    private static List<String> accounts(Place place) {
        if (!place.isThere()) {
            place.refuseAbsence("is missing, must list the accounts whose API calls are watched");
        }
        for (Place account : place.items()) {
            String name = account.text();
            if (name != null) {
                refuseUnless(ACCOUNT, name, account);
            }
        }
        return place.items().stream()
                .map(Place::text)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
