package io.aftershock.connectors.nats.source.stream;

import io.aftershock.connectors.nats.source.stream.PullWindow.Request;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Requests to one consumer, and what comes back. Made anew after every loss, so that nothing old can come in. */
final class PullSession implements AutoCloseable {

    /** How often the server says that nothing is there, in milliseconds. */
    static final long HEARTBEAT_MILLIS = 500;

    private static final Duration ONE_LOOK = Duration.ofMillis(HEARTBEAT_MILLIS);

    private final Connection connection;
    private final String requestSubject;
    private final String deleteSubject;
    private final String inbox;
    private final Subscription replies;
    private final PullWindow window = new PullWindow();
    private final LongSupplier heldBytes;
    private volatile boolean catchingUp;

    PullSession(Connection connection, String stream, EphemeralConsumer.Created consumer, LongSupplier heldBytes) {
        this.connection = connection;
        this.requestSubject = requestSubject(stream, consumer);
        this.deleteSubject = "$JS.API.CONSUMER.DELETE." + stream + "." + consumer.name();
        this.inbox = connection.createInbox() + ".";
        this.replies = connection.subscribe(inbox + "*");
        this.heldBytes = heldBytes;
        this.catchingUp = consumer.pending() > 0;
    }

    /** Where a consumer is asked for messages. */
    static String requestSubject(String stream, EphemeralConsumer.Created consumer) {
        return "$JS.API.CONSUMER.MSG.NEXT." + stream + "." + consumer.name();
    }

    /** The next message or status; null if there was none for {@value #HEARTBEAT_MILLIS} ms. */
    @Nullable
    Message next() throws InterruptedException {
        requestMore();
        return replies.nextMessage(ONE_LOOK);
    }

    /** Asks for as much as there is room for; called by whoever makes room, too. */
    synchronized void requestMore() {
        Request request;
        while ((request = window.next(heldBytes.getAsLong(), catchingUp, System.currentTimeMillis())) != null) {
            connection.publish(requestSubject, inbox + request.id(), json(request));
        }
    }

    /** A message of this size has come in; that many wait behind it. */
    void received(long bytes, long pending) {
        catchingUp = pending > 0;
        window.received(bytes);
    }

    /** The server has ended the request that the status message is about. */
    void ended(Message status, boolean tooLarge) {
        long id = Long.parseLong(status.getSubject().substring(inbox.length()));
        if (tooLarge) {
            window.tooLarge(id);
        } else {
            window.ended(id);
        }
    }

    /** Whether the server has reason to say something. */
    boolean expectsReply() {
        return !window.isEmpty();
    }

    /** Forgets the consumer; the server is told, but nobody waits for its answer. */
    @Override
    public void close() {
        if (connection.getStatus() != Connection.Status.CLOSED) {
            replies.unsubscribe();
        }
        if (connection.getStatus() == Connection.Status.CONNECTED) {
            connection.publish(deleteSubject, new byte[0]);
        }
    }

    private static byte[] json(Request request) {
        return "{\"batch\":%d,\"max_bytes\":%d,\"expires\":%d,\"idle_heartbeat\":%d}"
                .formatted(
                        request.messages(),
                        request.bytes(),
                        TimeUnit.MILLISECONDS.toNanos(PullWindow.EXPIRES_MILLIS),
                        TimeUnit.MILLISECONDS.toNanos(HEARTBEAT_MILLIS))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
