package io.aftershock.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A connection as audits name it. */
public record ClientInfo(String account, String name, String cluster, String server, long number, long startMillis) {

    private static final long RTT_NANOS = 312_430;

    ObjectNode tree() {
        return Json.object()
                .put("start", Json.time(startMillis))
                .put("host", "127.0.0.1")
                .put("id", number)
                .put("acc", account)
                .put("name", name)
                .put("lang", "java")
                .put("ver", "2.26.2")
                .put("rtt", RTT_NANOS)
                .put("server", server)
                .put("cluster", cluster)
                .put("kind", "Client")
                .put("client_type", "nats");
    }
}
