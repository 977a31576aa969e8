package io.aftershock.connectors.jsz.system;

import io.nats.client.Connection;
import java.io.IOException;

/** Where a link has its connections from; its methods are called on threads that may be kept waiting. */
interface Opener extends AutoCloseable {

    /** Opens a connection, and may take seconds about it. */
    Connection open() throws IOException, InterruptedException;

    /** Nobody asks through the line any more. */
    void release(Line line);

    /** Nothing will be opened any more. */
    @Override
    void close();
}
