package io.aftershock.cli.observatory;

import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;

/** Brings the stream of an observatory into being, or to what the configuration says now. */
final class StreamCreation {

    private static final int NOT_FOUND = 10059;

    private StreamCreation() {}

    /** What was done, as a sentence. */
    static String apply(String observatory, NatsEndpoint endpoint, String json)
            throws IOException, InterruptedException, JetStreamApiException {
        StreamConfiguration wanted = StreamConfiguration.instance(json);
        try (Connection connection = NatsConnections.connect(endpoint, "aftershock-observatory")) {
            JetStreamManagement streams = connection.jetStreamManagement();
            if (exists(streams, wanted.getName())) {
                streams.updateStream(wanted);
                return observatory + ": stream " + wanted.getName() + " is as configured";
            }
            streams.addStream(wanted);
            return observatory + ": stream " + wanted.getName() + " created";
        }
    }

    private static boolean exists(JetStreamManagement streams, String name) throws IOException, JetStreamApiException {
        try {
            streams.getStreamInfo(name);
            return true;
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
