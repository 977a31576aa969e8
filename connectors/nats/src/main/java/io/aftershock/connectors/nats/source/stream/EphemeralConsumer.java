package io.aftershock.connectors.nats.source.stream;

import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.source.event.Resumption;
import io.aftershock.connectors.nats.source.event.StreamFacts;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.NUID;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Asks the server for a consumer that keeps no state of ours: it acknowledges nothing, lives in memory, and is forgotten
 * soon after nobody reads from it.
 */
final class EphemeralConsumer {

    /** How long a server keeps the consumer of a reader that has gone without a word. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

    private static final JetStreamOptions TIMEOUT =
            JetStreamOptions.builder().requestTimeout(Duration.ofSeconds(2)).build();

    private final JetStreamManagement server;
    private final CaptureStream stream;

    EphemeralConsumer(Connection connection, CaptureStream stream) throws IOException {
        this.server = connection.jetStreamManagement(TIMEOUT);
        this.stream = stream;
    }

    /**
     * A consumer that was made.
     *
     * @param name the consumer's name
     * @param pending how many messages it has to deliver
     */
    record Created(String name, long pending) {}

    StreamFacts stream() throws IOException, JetStreamApiException {
        StreamInfo info = server.getStreamInfo(stream.stream());
        return new StreamFacts(
                info.getCreateTime().toInstant().toEpochMilli(),
                info.getStreamState().getFirstSequence(),
                info.getStreamState().getLastSequence());
    }

    Created startingAt(Resumption start) throws IOException, JetStreamApiException {
        ConsumerConfiguration.Builder consumer = ConsumerConfiguration.builder()
                .name(NatsConnections.NAME_PREFIX + NUID.nextGlobal())
                .description("Reads telemetry; goes away by itself")
                .ackPolicy(AckPolicy.None)
                .filterSubject(stream.filterSubject())
                .inactiveThreshold(FORGOTTEN_AFTER)
                .memStorage(true)
                .numReplicas(1);
        StreamPosition position = start.position();
        if (position == null) {
            consumer.deliverPolicy(DeliverPolicy.ByStartTime)
                    .startTime(Instant.ofEpochMilli(start.sinceMillis()).atZone(ZoneOffset.UTC));
        } else {
            consumer.deliverPolicy(DeliverPolicy.ByStartSequence).startSequence(position.sequence() + 1);
        }
        var created = server.addOrUpdateConsumer(stream.stream(), consumer.build());
        return new Created(created.getName(), created.getNumPending());
    }
}
