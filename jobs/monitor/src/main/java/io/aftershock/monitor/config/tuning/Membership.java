package io.aftershock.monitor.config.tuning;

import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.config.tree.DidYouMean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which clusters the fleet has; none if the configuration lists none.
 *
 * @param environments by cluster
 * @param open whether there may be more that nobody knows yet, since a directory lists them
 */
record Membership(List<String> clusters, Map<String, String> environments, boolean open) {

    static Membership read(Place root) {
        List<String> names = new ArrayList<>();
        Map<String, String> environments = new HashMap<>();
        for (Place cluster : root.at("clusters").items()) {
            String name = cluster.given("name");
            String environment = cluster.given("environment");
            if (name != null) {
                names.add(name);
            }
            if (name != null && environment != null) {
                environments.put(name, environment);
            }
        }
        return new Membership(names, environments, root.at("fleet").wasWritten());
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
