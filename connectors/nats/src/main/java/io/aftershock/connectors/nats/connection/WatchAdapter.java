package io.aftershock.connectors.nats.connection;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on to a {@link ConnectionWatch} what the NATS client tells its two kinds of listeners. */
final class WatchAdapter implements ConnectionListener, ErrorListener {

    private static final Logger LOG = LoggerFactory.getLogger(WatchAdapter.class);

    private final String connectionName;
    private final ConnectionWatch watch;

    WatchAdapter(String connectionName, ConnectionWatch watch) {
        this.connectionName = connectionName;
        this.watch = watch;
    }

    @Override
    @Deprecated
    public void connectionEvent(Connection connection, Events event) {
        LOG.debug("{}: {}", connectionName, event.getEvent());
        switch (event) {
            case DISCONNECTED, CLOSED -> watch.disconnected();
            case RECONNECTED -> watch.reconnected();
            default -> {
                // Neither a discovered server nor a lame duck changes what the owner has to do.
            }
        }
    }

    @Override
    public void errorOccurred(Connection connection, String error) {
        LOG.debug("{}: {}", connectionName, error);
        watch.complained(error);
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception exception) {
        LOG.debug("{}: {}", connectionName, exception.toString());
    }

    @Override
    public void slowConsumerDetected(Connection connection, Consumer consumer) {
        LOG.warn("{}: messages arrive faster than they are read, and the client drops some", connectionName);
    }
}
