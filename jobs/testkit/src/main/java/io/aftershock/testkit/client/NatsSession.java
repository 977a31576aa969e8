package io.aftershock.testkit.client;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Subscription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A connection to NATS that comes back whatever happens to its server, says nothing about it, and can be closed in a
 * try-with-resources without a word about interrupts.
 */
public final class NatsSession implements AutoCloseable {

    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_TWO_TRIES = Duration.ofMillis(250);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(5);

    private final Connection connection;

    private NatsSession(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects to the first of the servers that takes it.
     *
     * @param user the name of the user, which is the password too
     */
    public static NatsSession open(List<String> urls, String user, String clientName) {
        return open(urls, user, user, clientName);
    }

    /** The same, with a password of its own. */
    public static NatsSession open(List<String> urls, String user, String password, String clientName) {
        Options options = new Options.Builder()
                .servers(urls.toArray(new String[0]))
                .noRandomize()
                .userInfo(user, password)
                .connectionName(clientName)
                .connectionTimeout(TIME_TO_CONNECT)
                .pingInterval(PING_INTERVAL)
                .reconnectWait(BETWEEN_TWO_TRIES)
                .maxReconnects(-1)
                .errorListener(new ErrorListener() {})
                .build();
        return interruptibly(() -> new NatsSession(Nats.connect(options)));
    }

    public Connection connection() {
        return connection;
    }

    /** The first answer, if one comes in time. */
    public Optional<String> ask(String subject, String body, Duration patience) {
        return askAll(subject, body, 1, patience).stream().findFirst();
    }

    /** The answers of all who answer, until there are as many as expected or the time is over. */
    public List<String> askAll(String subject, String body, int expected, Duration patience) {
        return interruptibly(() -> {
            String inbox = connection.createInbox();
            Subscription answers = connection.subscribe(inbox);
            connection.publish(subject, inbox, body.getBytes(StandardCharsets.UTF_8));
            List<String> received = collect(answers, expected, patience);
            answers.unsubscribe();
            return received;
        });
    }

    @Override
    public void close() {
        interruptibly(() -> {
            connection.close();
            return connection;
        });
    }

    private static List<String> collect(Subscription answers, int expected, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        List<String> received = new ArrayList<>();
        while (received.size() < expected && System.nanoTime() < end) {
            Message answer = answers.nextMessage(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            if (answer != null && !answer.isStatusMessage()) {
                received.add(new String(answer.getData(), StandardCharsets.UTF_8));
            }
        }
        return received;
    }

    private static <T> T interruptibly(Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while talking to NATS", e);
        }
    }

    private interface Step<T> {
        T run() throws IOException, InterruptedException;
    }
}
