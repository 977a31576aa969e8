package io.aftershock.connectors.nats.connection;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;

/** Opens connections: the only class that touches the NATS client's options. */
public final class NatsConnections {

    private NatsConnections() {}

    /**
     * Connects, and goes on reconnecting for as long as the connection is not closed.
     *
     * @param name what the servers show as the client's name; begins with {@code aftershock-}, by which the job knows
     *     its own API calls
     * @throws IOException if no server could be reached, or all refused the credentials
     */
    public static Connection connect(NatsEndpoint endpoint, String name) throws IOException, InterruptedException {
        Options options = new Options.Builder()
                .servers(endpoint.urls().toArray(String[]::new))
                .connectionName(name)
                .maxReconnects(-1)
                .build();
        return Nats.connect(options);
    }
}
