package io.aftershock.monitor.network;

import io.aftershock.model.network.NetworkShape;
import java.util.List;

/**
 * One thing that a round of pings shows.
 *
 * @param servers whom it points at, in order
 * @param sure of a server that died: whether its port refuses, so that it cannot be one that hangs
 */
record Sighting(NetworkShape shape, List<String> servers, boolean sure) {

    Sighting(NetworkShape shape, List<String> servers) {
        this(shape, servers.stream().sorted().toList(), false);
    }

    static Sighting died(String server, boolean sure) {
        return new Sighting(NetworkShape.DIED, List.of(server), sure);
    }

    /** Names it among the sightings of an incident. */
    String name() {
        return shape + " " + String.join(",", servers);
    }
}
