package io.aftershock.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Bodies of what servers publish of themselves, as nats-server's events.go writes them. */
public final class SystemEvents {

    private SystemEvents() {}

    /** A lame duck's or a stopped server's last word: nothing but who it is. */
    public static byte[] farewell(ServerInfo server) {
        return Json.bytes(server.tree());
    }

    /** The state of a server, told every ten seconds. */
    public static byte[] statsz(ServerInfo server, long startMillis, int connections, int servers, MetaWord meta) {
        ObjectNode body = Json.object();
        body.set("server", server.tree());
        ObjectNode statsz = body.putObject("statsz");
        statsz.put("start", Json.time(startMillis))
                .put("mem", 41_287_680)
                .put("cores", 4)
                .put("cpu", 6)
                .put("connections", connections)
                .put("total_connections", connections)
                .put("active_accounts", 3)
                .put("slow_consumers", 0)
                .put("active_servers", servers);
        ObjectNode jetstream = statsz.putObject("jetstream");
        jetstream.putObject("stats").set("api", meta.api());
        // The meta group has its cluster's name on its leader, and this one on all others.
        jetstream.set("meta", meta.group(meta.leads() ? server.cluster() : "_meta_"));
        return Json.bytes(body);
    }
}
