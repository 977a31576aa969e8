package io.aftershock.monitor.config.tuning;

import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.config.tree.DidYouMean;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which clusters the fleet has; none if the configuration lists none.
 *
 * @param clusters entries, and the NATS clusters that they span
 * @param meant by entry itself and what it spans
 * @param environments by cluster
 * @param open whether there may be more that nobody knows yet, since a directory lists them
 */
record Membership(
        List<String> clusters, Map<String, List<String>> meant, Map<String, String> environments, boolean open)
        implements Serializable {

    static Membership read(Place root) {
        List<String> names = new ArrayList<>();
        Map<String, List<String>> meant = new HashMap<>();
        Map<String, String> environments = new HashMap<>();
        for (Place cluster : root.at("clusters").items()) {
            String name = cluster.given("name");
            String environment = cluster.given("environment");
            List<String> own = new ArrayList<>();
            if (name != null) {
                own.add(name);
                cluster.at("spans").items().stream()
                        .map(Place::text)
                        .filter(Objects::nonNull)
                        .forEach(own::add);
                meant.put(name, own);
            }
            names.addAll(own);
            if (environment != null) {
                own.forEach(each -> environments.put(each, environment));
            }
        }
        return new Membership(names, meant, environments, root.at("fleet").wasWritten());
    }

    /** Whose findings an override for a cluster is about; null for those of all. */
    List<@Nullable String> meantBy(@Nullable String cluster) {
        List<@Nullable String> all = new ArrayList<>();
        if (cluster == null || !meant.containsKey(cluster)) {
            all.add(cluster);
        } else {
            all.addAll(meant.get(cluster));
        }
        return all;
    }

    /** An override that holds nowhere is a slip of the pen. */
    void refuseStrangers(Place override) {
        if (!clusters.isEmpty() && !open) {
            refuseStranger(override.at("cluster"), "name", clusters);
            refuseStranger(override.at("environment"), "environment", environments.values());
        }
    }

    private static void refuseStranger(Place place, String what, Collection<String> known) {
        String given = place.text();
        if (given != null && !known.contains(given)) {
            place.refuse("is '" + given + "', must be the " + what + " of a cluster in clusters"
                    + DidYouMean.ending(given, known));
        }
    }
}
