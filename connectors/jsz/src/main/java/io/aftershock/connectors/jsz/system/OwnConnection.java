package io.aftershock.connectors.jsz.system;

import io.aftershock.connectors.nats.connection.ConnectionWatch;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.nats.client.Connection;
import java.io.IOException;

/** A connection for one link alone: it can be given up when the server that it leads to hangs. */
record OwnConnection(NatsEndpoint endpoint, String name, ConnectionWatch watch) implements Opener {

    @Override
    public Connection open() throws IOException, InterruptedException {
        return NatsConnections.connect(endpoint, name, watch);
    }

    @Override
    public void release(Line line) {
        try {
            line.connection().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {}
}
