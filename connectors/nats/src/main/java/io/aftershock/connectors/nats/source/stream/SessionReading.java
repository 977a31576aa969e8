package io.aftershock.connectors.nats.source.stream;

import io.aftershock.connectors.nats.source.event.Holes;
import io.aftershock.connectors.nats.source.event.StreamEvents;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads from one consumer until it, or the connection, is lost. */
final class SessionReading {

    /** Ten heartbeats without one: the consumer is lost, whatever the connection says. */
    private static final long SILENCE_MILLIS = 10 * PullSession.HEARTBEAT_MILLIS;

    private static final String LOST_ON_THE_WAY = "messages were lost on their way";

    private static final long BETWEEN_LOSS_REPORTS_MILLIS = 1_000;

    private final PullSession session;
    private final StreamCursor cursor;
    private final StreamEvents events;
    private final EphemeralConsumer server;
    private final Backoff backoff;
    private long heardMillis = System.currentTimeMillis();
    private long lossesReportedMillis;

    SessionReading(
            PullSession session, StreamCursor cursor, StreamEvents events, EphemeralConsumer server, Backoff backoff) {
        this.session = session;
        this.cursor = cursor;
        this.events = events;
        this.server = server;
        this.backoff = backoff;
    }

    /**
     * Reads until it cannot, and says why the consumer was lost; null if the input has ended or the connection broke.
     *
     * @throws IOException if the server does not answer a question about the stream
     */
    @Nullable
    String readUntil(BooleanSupplier connectionBroke) throws IOException, JetStreamApiException, InterruptedException {
        while (!cursor.hasEnded()) {
            Message next = session.next();
            if (connectionBroke.getAsBoolean()) {
                return null;
            }
            String lost = next == null ? silence() : heard(next);
            if (lost != null) {
                return lost;
            }
        }
        return null;
    }

    private @Nullable String silence() {
        long now = System.currentTimeMillis();
        if (!session.expectsReply()) {
            heardMillis = now; // nothing was asked, for want of room
        }
        return now - heardMillis > SILENCE_MILLIS ? "no word for " + SILENCE_MILLIS + " ms" : null;
    }

    private @Nullable String heard(Message message) throws IOException, JetStreamApiException {
        heardMillis = System.currentTimeMillis();
        String lost = message.isStatusMessage() ? status(message) : delivered(message);
        if (lost == null) {
            backoff.reset();
            reportLosses();
        }
        return lost;
    }

    private @Nullable String status(Message message) {
        PullStatus status =
                PullStatus.of(message.getStatus().getCode(), message.getStatus().getMessage());
        switch (status) {
            case HEARTBEAT -> {
                long sent = number(message, "Nats-Last-Consumer");
                boolean all = cursor.heartbeat(sent, number(message, "Nats-Last-Stream"), heardMillis);
                return all ? null : LOST_ON_THE_WAY;
            }
            case REQUEST_ENDED -> session.ended(message, false);
            case TOO_LARGE -> session.ended(message, true);
            case CONSUMER_GONE -> {
                return message.getStatus().getMessageWithCode();
            }
        }
        return null;
    }

    private @Nullable String delivered(Message message) {
        Delivery delivery = Delivery.parse(message.getReplyTo());
        session.received(message.consumeByteCount(), delivery.pending());
        boolean replaced = cursor.isReplaced(delivery);
        if (!cursor.message(message, delivery, heardMillis)) {
            return LOST_ON_THE_WAY;
        }
        if (replaced) {
            events.lostItsEnd();
        }
        return null;
    }

    private void reportLosses() throws IOException, JetStreamApiException {
        Holes holes = cursor.holes();
        if (!holes.exist()
                || (cursor.pending() > 0 && heardMillis - lossesReportedMillis < BETWEEN_LOSS_REPORTS_MILLIS)) {
            return;
        }
        lossesReportedMillis = heardMillis;
        events.missing(holes.losses(holes.needFirstSequence() ? server.stream().firstSequence() : 0));
    }

    private static long number(Message heartbeat, String header) {
        Headers headers = heartbeat.getHeaders();
        String last = headers == null ? null : headers.getFirst(header);
        return last == null ? 0 : Long.parseLong(last);
    }
}
