package io.aftershock.monitor.config.source;

import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.config.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads {@code nodes} of polls: URLs by name, or names. */
final class PollNodes {

    private PollNodes() {}

    /** URLs by name. */
    static Map<String, String> urls(Place place, String scheme) {
        if (place.node() instanceof Node.Items) {
            place.refuse(
                    "is a list, must be name: " + scheme + "://host:port of each server; by observatory it is a list");
        }
        Map<String, String> urls = new TreeMap<>();
        place.entries().forEach((name, entry) -> {
            String url = Objects.requireNonNull(entry.text());
            if (url.startsWith("http") == scheme.equals("http")) {
                urls.put(name, url);
            } else {
                entry.refuse("is of another kind, must be a URL such as " + scheme + "://host:port");
            }
        });
        return urls;
    }

    /** Names alone: through an observatory every server is asked at one address. */
    static List<String> names(Place place) {
        if (place.node() instanceof Node.Fields) {
            place.refuse("has URLs, must be a list of names; by observatory servers are told apart by subject");
        }
        return place.items().stream().map(Place::text).filter(Objects::nonNull).toList();
    }
}
