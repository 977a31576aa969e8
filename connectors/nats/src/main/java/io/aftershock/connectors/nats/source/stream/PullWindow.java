package io.aftershock.connectors.nats.source.stream;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Which requests for messages are out, so that what may arrive and what waits here together stay below
 * {@value #PREFETCH_BYTES} bytes.
 */
final class PullWindow {

    static final int PREFETCH_BYTES = 8 << 20;

    /** How long the server keeps a request, in milliseconds. */
    static final long EXPIRES_MILLIS = 5_000;

    /** More than the largest advisory, 3 MB. */
    private static final int REQUEST_BYTES = 4 << 20;

    private static final int REQUEST_MESSAGES = 4096;
    private static final int UNLIMITED = 0;
    private static final int REQUESTS_IN_CATCH_UP = 2;

    /** The word that a request has ended may be lost; then it is given up some time after its end. */
    private static final long GIVEN_UP_MILLIS = EXPIRES_MILLIS + 2_000;

    private final ArrayDeque<Open> open = new ArrayDeque<>();
    private long lastId;
    private boolean nextIsTooLarge;

    /**
     * A request to send.
     *
     * @param id tells what is said of it from what is said of others
     * @param messages most messages that it may bring
     * @param bytes most bytes that it may bring; 0 for no limit
     */
    record Request(long id, int messages, int bytes) {}

    /**
     * The next request to send; null while there is no room for what it could bring.
     *
     * @param heldBytes bytes of messages that have arrived and wait here
     * @param catchingUp whether more messages wait in the stream: then a second request is out while the first one ends
     */
    synchronized @Nullable Request next(long heldBytes, boolean catchingUp, long nowMillis) {
        giveUp(nowMillis);
        if (open.size() >= (catchingUp ? REQUESTS_IN_CATCH_UP : 1)
                || heldBytes + expectedBytes() + REQUEST_BYTES > PREFETCH_BYTES) {
            return null;
        }
        Request request = nextIsTooLarge
                ? new Request(++lastId, 1, UNLIMITED)
                : new Request(++lastId, REQUEST_MESSAGES, REQUEST_BYTES);
        nextIsTooLarge = false;
        open.add(new Open(request.id(), request.messages(), nowMillis));
        return request;
    }

    private void giveUp(long nowMillis) {
        Open oldest = open.peek();
        while (oldest != null && nowMillis - oldest.sentMillis > GIVEN_UP_MILLIS) {
            open.remove();
            oldest = open.peek();
        }
    }

    private long expectedBytes() {
        long bytes = 0;
        for (Open request : open) {
            bytes += request.bytesLeft;
        }
        return bytes;
    }

    /** A message of this size has arrived; requests are served in their order. */
    synchronized void received(long bytes) {
        Open first = open.peek();
        if (first != null) {
            first.bytesLeft = Math.max(0, first.bytesLeft - bytes);
            first.messagesLeft--;
            first.served = true;
            if (first.messagesLeft == 0) {
                open.remove();
            }
        }
    }

    /** The server says that the request has ended. */
    synchronized void ended(long id) {
        open.removeIf(request -> request.id == id);
    }

    /** The server says that the next message is larger than what the request has left. */
    synchronized void tooLarge(long id) {
        // A fresh request that cannot hold one message never will: that message is asked for alone.
        nextIsTooLarge = open.stream().anyMatch(request -> request.id == id && !request.served);
        ended(id);
    }

    synchronized boolean isEmpty() {
        return open.isEmpty();
    }

    private static final class Open {
        private final long id;
        private final long sentMillis;
        private int messagesLeft;
        private long bytesLeft = REQUEST_BYTES;
        private boolean served;

        private Open(long id, int messages, long sentMillis) {
            this.id = id;
            this.messagesLeft = messages;
            this.sentMillis = sentMillis;
        }
    }
}
