package io.aftershock.cli.doctor.look;

import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** One connection to each endpoint, or the sentence that says why there is none. */
final class Connections implements AutoCloseable {

    private final Map<NatsEndpoint, Connection> open = new HashMap<>();
    private final Map<NatsEndpoint, String> problems = new HashMap<>();

    /** There is no connection; the message says why. */
    static final class NoConnection extends Exception {
        private static final long serialVersionUID = 1L;

        NoConnection(String message) {
            super(message);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    Connection to(NatsEndpoint endpoint) throws NoConnection, InterruptedException {
        String problem = problems.get(endpoint);
        if (problem != null) {
            throw new NoConnection(problem);
        }
        Connection known = open.get(endpoint);
        if (known != null) {
            return known;
        }
        try {
            Connection fresh = NatsConnections.connect(endpoint, "aftershock-doctor");
            open.put(endpoint, fresh);
            return fresh;
        } catch (AuthenticationException e) {
            throw failed(endpoint, endpoint.urls() + " refused the credentials" + file(endpoint));
        } catch (IOException e) {
            throw failed(endpoint, endpoint.urls() + ": " + e.getMessage());
        }
    }

    private NoConnection failed(NatsEndpoint endpoint, String why) {
        problems.put(endpoint, why);
        return new NoConnection(why);
    }

    private static String file(NatsEndpoint endpoint) {
        return endpoint.credentials() == null
                ? ": none are configured"
                : " in " + endpoint.credentials().file();
    }

    @Override
    public void close() {
        for (Connection connection : open.values()) {
            try {
                connection.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
