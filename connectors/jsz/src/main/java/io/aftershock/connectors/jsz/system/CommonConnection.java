package io.aftershock.connectors.jsz.system;

import io.aftershock.connectors.nats.connection.SharedConnections;
import io.nats.client.Connection;
import java.io.IOException;

/** The connection that all clusters have together which one observatory can ask. Answers come on a thread for each cluster. */
record CommonConnection(SharedConnections.Share share) implements Opener {

    @Override
    public Connection open() throws IOException, InterruptedException {
        return share.get();
    }

    @Override
    public void release(Line line) {
        try {
            line.connection().closeDispatcher(line.dispatcher());
        } catch (IllegalStateException | IllegalArgumentException e) {
            // The connection is closed, and its dispatchers with it.
        }
    }

    @Override
    public void close() {
        share.close();
    }
}
