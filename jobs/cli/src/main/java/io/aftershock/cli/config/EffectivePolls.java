package io.aftershock.cli.config;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.jsz.config.HttpPolls;
import io.aftershock.connectors.jsz.config.SystemPolls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes {@code source.polls}. */
final class EffectivePolls {

    private static final String REQUEST = ".ping.jsz";

    private EffectivePolls() {}

    static Map<String, Object> of(@Nullable ClusterPolls polls) {
        if (polls == null) {
            return Map.of("by", "none");
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        SystemPolls system = polls.system();
        HttpPolls http = polls.http();
        if (system != null) {
            keys.putAll(system(system));
        } else if (http != null) {
            Map<String, String> nodes = new TreeMap<>(http.nodes());
            nodes.replaceAll((node, url) -> EffectiveConfig.masked(url));
            keys.put("by", "http");
            keys.put("nodes", nodes);
        }
        keys.put("interval", EffectiveConfig.millis(polls.times().stateMillis()));
        keys.put("health_interval", EffectiveConfig.millis(polls.times().healthMillis()));
        return keys;
    }

    private static Map<String, Object> system(SystemPolls polls) {
        Map<String, Object> keys = new LinkedHashMap<>();
        boolean direct = polls.main().subjects().arePinnedByConnection();
        keys.put("by", direct ? "system_account" : "observatory");
        keys.putAll(EffectiveConfig.endpoint(polls.main().endpoint()));
        if (!direct) {
            String jsz = polls.main().subjects().jsz();
            keys.put("prefix", jsz.substring(0, jsz.length() - REQUEST.length()));
        }
        if (!polls.nodes().isEmpty()) {
            keys.put("nodes", direct ? urls(polls) : List.copyOf(polls.nodes().keySet()));
        }
        return keys;
    }

    private static Map<String, String> urls(SystemPolls polls) {
        Map<String, String> urls = new TreeMap<>();
        polls.nodes()
                .forEach((node, path) -> urls.put(
                        node, EffectiveConfig.masked(path.endpoint().urls().get(0))));
        return urls;
    }
}
