package io.aftershock.simulator.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An account: its streams, and what all servers together have counted for it. */
final class Account {

    final String name;
    final Map<String, StreamGroup> streams = new LinkedHashMap<>();
    long apiTotal;

    Account(String name) {
        this.name = name;
    }

    /** Two streams on the servers in turn, so that no account depends on one server alone. */
    void addStreams(List<Server> servers, int turn) {
        for (int i = 0; i < 2; i++) {
            String stream = i == 0 ? "ORDERS" : "EVENTS";
            streams.put(stream, new StreamGroup(name, stream, servers.get((turn + i) % servers.size())));
        }
    }
}
