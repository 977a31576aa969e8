package io.aftershock.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a server says of itself in each envelope and event. */
public record ServerInfo(String name, String id, String cluster, String version, long sequence, long nowMillis) {

    private static final int JETSTREAM_FLAGS = 7;

    ObjectNode tree() {
        return Json.object()
                .put("name", name)
                .put("host", "127.0.0.1")
                .put("id", id)
                .put("cluster", cluster)
                .put("ver", version)
                .put("jetstream", true)
                .put("flags", JETSTREAM_FLAGS)
                .put("seq", sequence)
                .put("time", Json.time(nowMillis));
    }
}
