package io.aftershock.connectors.nats.connection;

import io.nats.client.impl.NatsServerPool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The servers to try, by their names: where the client would look up the addresses first, it would then present an address
 * where a certificate has a name. The socket looks the name up all the same.
 */
final class NamedServers extends NatsServerPool {

    @Override
    public @Nullable List<String> resolveHostToIps(String host, boolean onlyOne, boolean includeIpv6) {
        return null;
    }
}
