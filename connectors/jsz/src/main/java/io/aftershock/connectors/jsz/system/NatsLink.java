package io.aftershock.connectors.jsz.system;

import io.nats.client.Message;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that is kept up in the background: whoever asks through it never waits for it.
 *
 * <p>A link that is pinned to a server gives up a connection that leads to another: after a loss the client may have
 * gone on with a server that the cluster told it of, and an answer would then seem to have come through a dead server.
 */
final class NatsLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NatsLink.class);

    private final String label;
    private final Opener opener;
    private final @Nullable String pinnedTo;
    private final Executor background;
    private final Runnable onFailure;
    private final Map<String, Consumer<Message>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong lastQuestion = new AtomicLong();

    private volatile @Nullable Line line;
    private boolean opening;
    private boolean closed;
    private int failures;
    private long notBeforeNanos;

    /** @param label what the log calls it */
    NatsLink(String label, Opener opener, @Nullable String pinnedTo, Executor background, Runnable onFailure) {
        this.label = label;
        this.opener = opener;
        this.pinnedTo = pinnedTo;
        this.background = background;
        this.onFailure = onFailure;
    }

    /** Has a connection opened if there is none, unless one is being opened or it is too early to try again. */
    synchronized void tend(long nowNanos) {
        Line current = line;
        if (current != null && current.isLost()) {
            giveUp();
            failed(nowNanos, new IOException("the connection was closed, or leads to another server than " + pinnedTo));
        }
        if (line == null && !opening && !closed && (failures == 0 || nowNanos - notBeforeNanos >= 0)) {
            opening = true;
            background.execute(this::open);
        }
    }

    /**
     * Sends a request.
     *
     * @param answers gets every answer until {@link #forget}, on a thread of the connection
     * @return what to {@link #forget}; null if the link cannot carry the request now
     */
    @Nullable
    String ask(String subject, byte[] body, Consumer<Message> answers) {
        Line current = line;
        if (current == null) {
            return null;
        }
        String reply = current.inbox() + '.' + lastQuestion.incrementAndGet();
        waiting.put(reply, answers);
        if (current.send(subject, reply, body)) {
            return reply;
        }
        waiting.remove(reply);
        return null;
    }

    /** Drops whatever answers still come to a request. */
    void forget(String reply) {
        waiting.remove(reply);
    }

    /** Closes the connection, if there is one; the next {@link #tend} has another opened. */
    synchronized void giveUp() {
        Line current = line;
        if (current != null) {
            line = null;
            background.execute(() -> opener.release(current));
        }
    }

    @Override
    public void close() {
        Line current;
        boolean idle;
        synchronized (this) {
            closed = true;
            current = line;
            line = null;
            idle = !opening;
        }
        if (current != null) {
            opener.release(current);
        }
        if (idle) {
            opener.close();
        }
    }

    private void open() {
        try {
            opened(Line.over(opener.open(), pinnedTo, this::dispatch));
        } catch (IOException | RuntimeException e) {
            failed(System.nanoTime(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(System.nanoTime(), e);
        }
        if (isClosed()) {
            opener.close(); // not before: it would have opened a connection that nobody closes
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void opened(Line fresh) {
        opening = false;
        if (closed) {
            opener.release(fresh);
        } else {
            failures = 0;
            line = fresh;
        }
    }

    private synchronized void failed(long nowNanos, Exception why) {
        opening = false;
        failures++;
        double spread = ThreadLocalRandom.current().nextDouble();
        notBeforeNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(Backoff.millis(failures, spread));
        if (!closed) {
            onFailure.run();
            log(why);
        }
    }

    private void log(Exception why) {
        if (failures == 1) {
            LOG.warn("Cannot poll through {}, trying again: {}", label, why.toString());
        } else {
            LOG.debug("Still cannot poll through {}, failure {}: {}", label, failures, why.toString());
        }
    }

    private void dispatch(Message message) {
        Consumer<Message> answers = waiting.get(message.getSubject());
        if (answers != null) {
            answers.accept(message);
        }
    }
}
