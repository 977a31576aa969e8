package io.aftershock.connectors.jsz.config;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Polls over NATS, by a user of the system account or through service imports of an observatory.
 *
 * @param main how /jsz and /raftz of all servers are asked for
 * @param nodes how health is asked for through each server, by the server's name. These servers are expected to answer
 *     from the start; others are once they have answered. May be empty: then health is asked for through {@code main},
 *     which tells who is silent but not to whom
 */
public record SystemPolls(PollPath main, Map<String, PollPath> nodes) implements Serializable {

    public SystemPolls {
        nodes = Collections.unmodifiableMap(new TreeMap<>(nodes));
    }
}
