package io.aftershock.monitor.config.observatory;

import io.aftershock.monitor.config.read.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Chooses the servers from which each observatory takes events. */
final class Pins {

    /** A copy of everything is stored for each pin; two outlive any one server. */
    private static final int EACH = 2;

    private Pins() {}

    /** Reads {@code pins} of an observatory, and chooses where none are named. */
    static Map<String, List<String>> read(Place place, int number, List<ObservedCluster> clusters) {
        Map<String, List<String>> pins = new LinkedHashMap<>();
        for (Place each : place.items()) {
            String[] written = String.valueOf(each.text()).split("/", -1);
            if (clusters.stream()
                    .anyMatch(cluster ->
                            cluster.name().equals(written[0]) && cluster.nodes().containsKey(written[1]))) {
                pins.computeIfAbsent(written[0], name -> new ArrayList<>()).add(written[1]);
            } else {
                each.refuse("names no server that observatory.nodes of a cluster lists");
            }
        }
        clusters.forEach(cluster -> pins.putIfAbsent(cluster.name(), chosen(cluster.nodeNames(), number)));
        pins.replaceAll((cluster, nodes) -> List.copyOf(new LinkedHashSet<>(nodes)));
        return pins;
    }

    /**
     * Neighbours in the list, other ones for each observatory: of three servers n1 and n2, then n2 and n3, so that two
     * observatories see any two servers fail; of four or more those that the observatory before has left.
     */
    static List<String> chosen(List<String> nodes, int number) {
        int count = Math.min(EACH, nodes.size());
        int step = nodes.size() >= EACH * 2 ? EACH : 1;
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(nodes.get((number * step + i) % nodes.size()));
        }
        return chosen;
    }
}
