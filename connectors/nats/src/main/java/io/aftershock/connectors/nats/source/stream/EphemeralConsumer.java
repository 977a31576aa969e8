package io.aftershock.connectors.nats.source.stream;

import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.source.event.Resumption;
import io.aftershock.connectors.nats.source.event.StreamFacts;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.split.Mark;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.Message;
import io.nats.client.NUID;
import io.nats.client.Subscription;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server for a consumer that keeps no state of ours: it acknowledges nothing, lives in memory, and is forgotten
 * soon after nobody reads from it.
 */
final class EphemeralConsumer {

    /** How long a server keeps the consumer of a reader that has gone without a word. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final JetStreamOptions TIMEOUT =
            JetStreamOptions.builder().requestTimeout(PATIENCE).build();
    private static final byte[] ONE = "{\"batch\":1,\"no_wait\":true}".getBytes(StandardCharsets.US_ASCII);
    private static final int NO_MESSAGES = 404;

    private final Connection connection;
    private final JetStreamManagement server;
    private final CaptureStream stream;

    EphemeralConsumer(Connection connection, CaptureStream stream) throws IOException {
        this.connection = connection;
        this.server = connection.jetStreamManagement(TIMEOUT);
        this.stream = stream;
    }

    /**
     * A consumer that was made.
     *
     * @param name the consumer's name
     * @param delivered how many messages it has delivered
     * @param pending how many messages it has to deliver
     */
    record Created(String name, long delivered, long pending) {}

    StreamFacts stream() throws IOException, JetStreamApiException {
        StreamInfo info = server.getStreamInfo(stream.stream());
        return new StreamFacts(
                info.getCreateTime().toInstant().toEpochMilli(),
                info.getStreamState().getFirstSequence(),
                info.getStreamState().getLastSequence(),
                nanos(info.getStreamState().getLastTime()));
    }

    /** A server that has never stored anything says the year 1. */
    private static long nanos(@Nullable ZonedDateTime time) {
        if (time == null || time.toEpochSecond() <= 0) {
            return 0;
        }
        return TimeUnit.SECONDS.toNanos(time.toEpochSecond()) + time.getNano();
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
        Mark from = start.from();
        if (from.isTime()) {
            consumer.deliverPolicy(DeliverPolicy.ByStartTime)
                    .startTime(Instant.EPOCH.plusNanos(from.storedNanos() + 1).atZone(ZoneOffset.UTC));
        } else {
            consumer.deliverPolicy(DeliverPolicy.ByStartSequence)
                    .startSequence(from.isMessage() ? from.sequence() : from.sequence() + 1);
        }
        var created = server.addOrUpdateConsumer(stream.stream(), consumer.build());
        return new Created(created.getName(), 0, created.getNumPending());
    }

    /**
     * What a consumer delivers first; null if there is nothing.
     *
     * @throws IOException if the server does not tell
     */
    @Nullable
    Delivery first(Created consumer) throws IOException, InterruptedException {
        String subject = PullSession.requestSubject(stream.stream(), consumer);
        Message reply = answer(subject);
        if (reply == null) {
            throw new IOException("no answer within " + PATIENCE.toMillis() + " ms to " + subject);
        }
        if (!reply.isStatusMessage()) {
            return Delivery.parse(reply.getReplyTo());
        }
        if (reply.getStatus().getCode() != NO_MESSAGES) {
            throw new IOException(subject + ": " + reply.getStatus().getMessageWithCode());
        }
        return null;
    }

    /** Not by a request of the client: the answer bears the subject of the message, by which the client does not know it. */
    private @Nullable Message answer(String subject) throws InterruptedException {
        String inbox = connection.createInbox();
        Subscription answers = connection.subscribe(inbox);
        try {
            connection.publish(subject, inbox, ONE);
            return answers.nextMessage(PATIENCE);
        } finally {
            answers.unsubscribe();
        }
    }
}
