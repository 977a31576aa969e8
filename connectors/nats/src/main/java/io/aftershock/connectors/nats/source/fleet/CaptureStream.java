package io.aftershock.connectors.nats.source.fleet;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import java.io.Serializable;

/**
 * One JetStream stream that holds telemetry of one cluster, alone or among that of others.
 *
 * @param name what people call it, for example the observatory's name; positions are kept by it
 * @param endpoint where the stream is
 * @param stream name of the stream there
 * @param filterSubject which of its messages are the cluster's, for example {@code fleet.c1.>}; {@code >} for all
 * @param layout what the stored subjects mean
 */
public record CaptureStream(
        String name, NatsEndpoint endpoint, String stream, String filterSubject, SubjectLayout layout)
        implements Serializable {

    /** Whether every message of the stream is ours, so that a hole in the sequence is a loss. */
    public boolean isWholeStream() {
        return filterSubject.equals(">");
    }
}
