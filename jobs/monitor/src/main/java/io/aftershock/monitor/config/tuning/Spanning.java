package io.aftershock.monitor.config.tuning;

import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.ingest.Spans;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads {@code clusters[].spans}: names under which findings are told, so none may be given twice. */
public final class Spanning {

    private Spanning() {}

    /** The entries that stand for several NATS clusters; null names are told of where the clusters are read. */
    public static Spans read(Place root) {
        Map<String, Place> taken = new HashMap<>();
        for (Place cluster : root.at("clusters").items()) {
            String name = cluster.given("name");
            if (name != null) {
                taken.putIfAbsent(name, cluster.at("name"));
            }
        }
        Map<String, Set<String>> spans = new LinkedHashMap<>();
        for (Place cluster : root.at("clusters").items()) {
            String name = cluster.given("name");
            for (Place spanned : cluster.at("spans").items()) {
                String each = spanned.text();
                if (each == null || name == null) {
                    continue;
                }
                Place before = taken.putIfAbsent(each, spanned);
                if (before != null) {
                    spanned.refuse("is '" + each + "' as " + before.path() + " is, must differ");
                }
                spans.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(each);
            }
        }
        return new Spans(spans);
    }
}
