package io.aftershock.connectors.nats.sink;

import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The stream that a sink needs.
 *
 * @param name its name
 * @param subjects what it stores
 * @param replicas how many servers store it
 * @param duplicateWindow how long an id is remembered: longer than a restart of the job may go back
 * @param maxAge how long a message is kept
 */
public record SinkStream(String name, List<String> subjects, int replicas, Duration duplicateWindow, Duration maxAge) {

    private static final int STREAM_NOT_FOUND = 10059;

    /**
     * Creates the stream if it does not exist; one that exists is left as it is.
     *
     * @return whether it was created
     * @throws IOException if the server cannot be reached or refuses; the message says which stream and why
     */
    @SuppressWarnings("try") // the client declares that closing may be interrupted, and so does this method
    public boolean ensureStream(NatsEndpoint endpoint) throws IOException, InterruptedException {
        try (Connection connection = NatsConnections.connect(endpoint, "ensure-stream")) {
            JetStreamManagement server = connection.jetStreamManagement();
            if (exists(server)) {
                return false;
            }
            server.addStream(configuration());
            return true;
        } catch (JetStreamApiException e) {
            throw new IOException(
                    "Stream %s at %s could not be created: %s"
                            .formatted(name, String.join(",", endpoint.urls()), e.getMessage()),
                    e);
        }
    }

    private boolean exists(JetStreamManagement server) throws IOException, JetStreamApiException {
        try {
            server.getStreamInfo(name);
            return true;
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == STREAM_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private StreamConfiguration configuration() {
        return StreamConfiguration.builder()
                .name(name)
                .subjects(subjects)
                .replicas(replicas)
                .storageType(StorageType.File)
                .duplicateWindow(duplicateWindow)
                .maxAge(maxAge)
                .build();
    }
}
