package io.aftershock.connectors.jsz.config;

import java.io.Serializable;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Polls of the servers' monitoring pages.
 *
 * @param nodes address of each server's monitoring port, by the name that rows shall have it under:
 *     {@code http://host:8222}, without user information
 * @param maxBodyBytes the longest answer that is taken
 */
public record HttpPolls(Map<String, String> nodes, int maxBodyBytes) implements Serializable {

    private static final int USUAL_BODY_BYTES = 4 << 20;

    public HttpPolls {
        nodes = Collections.unmodifiableMap(new TreeMap<>(nodes));
        nodes.forEach(HttpPolls::check);
    }

    public HttpPolls(Map<String, String> nodes) {
        this(nodes, USUAL_BODY_BYTES);
    }

    private static void check(String node, String url) {
        URI uri = URI.create(url);
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "monitoring address of " + node + " must be http://host:port without user information");
        }
    }
}
