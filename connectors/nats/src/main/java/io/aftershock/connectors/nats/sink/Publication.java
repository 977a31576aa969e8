package io.aftershock.connectors.nats.sink;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One message on its way into a stream: sent as often as it takes, always with the same id. */
final class Publication {

    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(5);

    private final String subject;
    private final byte[] body;
    private final Headers headers;
    private final long createdMillis = System.currentTimeMillis();
    private CompletableFuture<Message> answer = CompletableFuture.failedFuture(new IOException("not sent"));

    Publication(String subject, String messageId, String stream, byte[] body) {
        this.subject = subject;
        this.body = body;
        this.headers = new Headers().add("Nats-Msg-Id", messageId).add("Nats-Expected-Stream", stream);
    }

    String subject() {
        return subject;
    }

    int size() {
        return body.length;
    }

    long ageMillis() {
        return System.currentTimeMillis() - createdMillis;
    }

    /** Sends it, and does not wait. */
    void send(Connection connection) {
        try {
            answer = connection.requestWithTimeout(subject, headers, body, ACK_TIMEOUT);
        } catch (IllegalStateException e) { // the connection is closed, or its buffer for better times is full
            fail(e);
        }
    }

    /** It could not be sent. */
    void fail(Exception reason) {
        answer = CompletableFuture.failedFuture(reason);
    }

    /** What stands against it having been stored, once that is known; null if it has been stored. */
    @Nullable
    Throwable failure() throws InterruptedException {
        try {
            // The client ends its request by itself; should it not, this does.
            PublishAck stored = new PublishAck(answer.get(2 * ACK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
            return stored.hasError() ? new IOException(stored.getError()) : null;
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (TimeoutException | IOException | JetStreamApiException | RuntimeException e) {
            return e;
        }
    }

    /** Whether it is known already that no answer comes. */
    boolean hasFailed() {
        return answer.isCompletedExceptionally();
    }

    boolean isAnswered() {
        return answer.isDone();
    }
}
