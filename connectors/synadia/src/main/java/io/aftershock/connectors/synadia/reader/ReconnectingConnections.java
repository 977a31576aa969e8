package io.aftershock.connectors.synadia.reader;

import io.aftershock.connectors.nats.connection.ConnectionWatch;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.nats.client.JetStreamOptions;
import io.synadia.flink.utils.ConnectionContext;
import io.synadia.flink.utils.ConnectionFactory;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of a stream, as this project makes them: with unlimited reconnects, secrets from files, host names
 * verified.
 *
 * <p>It stands in for the connector's own factory, which forbids reconnects, takes passwords as properties that travel in
 * the job graph and shows them in its text, and makes a second connection for each split that nobody closes.
 */
final class ReconnectingConnections extends ConnectionFactory {

    private static final long serialVersionUID = 1L;

    private final NatsEndpoint endpoint;
    private final String name;
    private final transient ConnectionWatch watch;
    private transient @Nullable ConnectionContext context;

    ReconnectingConnections(NatsEndpoint endpoint, String name, ConnectionWatch watch) {
        super(new Properties());
        this.endpoint = endpoint;
        this.name = name;
        this.watch = watch;
    }

    @Override
    public ConnectionContext getConnectionContext() throws IOException {
        if (context == null) {
            try {
                context = new ConnectionContext(
                        NatsConnections.connect(endpoint, name, watch), JetStreamOptions.DEFAULT_JS_OPTIONS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while it connected");
            }
        }
        return context;
    }
}
