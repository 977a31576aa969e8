package io.aftershock.connectors.nats.sink;

import io.aftershock.connectors.nats.connection.ConnectionWatch;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.api.ServerInfo;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes, and keeps what no server has confirmed to have received, to send it again over the next connection. */
@SuppressWarnings("try") // closing the connection may be interrupted; only Flink closes it
final class CoreNatsWriter<T> implements SinkWriter<T>, ConnectionWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CoreNatsWriter.class);

    private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(2);
    private static final long PAUSE_MILLIS = 200;

    private final NatsEndpoint endpoint;
    private final NatsMessageSerializer<T> serializer;
    private final Duration giveUpAfter;
    private final int maxUnconfirmed;
    private final SinkWriterMetricGroup metrics;
    private final List<Message> unconfirmed = new ArrayList<>();
    private final AtomicReference<@Nullable String> refusal = new AtomicReference<>();
    private @Nullable Connection connection;

    /** The connection over which all of {@link #unconfirmed} was published; empty if some of it was not. */
    private String publishedOver = "";

    CoreNatsWriter(
            NatsEndpoint endpoint,
            NatsMessageSerializer<T> serializer,
            Duration giveUpAfter,
            int maxUnconfirmed,
            SinkWriterMetricGroup metrics) {
        this.endpoint = endpoint;
        this.serializer = serializer;
        this.giveUpAfter = giveUpAfter;
        this.maxUnconfirmed = maxUnconfirmed;
        this.metrics = metrics;
    }

    @Override
    public void write(T value, Context context) throws IOException, InterruptedException {
        if (unconfirmed.size() >= maxUnconfirmed) {
            confirm();
        }
        Message message = NatsMessage.builder()
                .subject(serializer.subject(value))
                .headers(new Headers().add("Nats-Msg-Id", serializer.messageId(value)))
                .data(serializer.body(value))
                .build();
        boolean first = unconfirmed.isEmpty();
        unconfirmed.add(message);
        try {
            String over = identity(connection());
            connection().publish(message);
            publishedOver = first || over.equals(publishedOver) ? over : "";
        } catch (IOException | IllegalStateException e) {
            publishedOver = ""; // it is published when it has to be confirmed
        }
    }

    /** Returns when a server has received everything that was written. */
    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        confirm();
    }

    private void confirm() throws IOException, InterruptedException {
        long startedMillis = System.currentTimeMillis();
        while (!unconfirmed.isEmpty()) {
            try {
                publishAgainUnlessPublishedOver(identity(connection()));
                // The server answers a ping behind what came before it, on the same connection.
                connection().flush(CONFIRM_WITHIN);
                failIfRefused();
                if (identity(connection()).equals(publishedOver)) {
                    metrics.getNumRecordsSendCounter().inc(unconfirmed.size());
                    unconfirmed.forEach(
                            message -> metrics.getNumBytesSendCounter().inc(message.getData().length));
                    unconfirmed.clear();
                }
            } catch (TimeoutException | IllegalStateException | UnreachableException e) {
                failIfTooLong(startedMillis, e);
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void publishAgainUnlessPublishedOver(String identity) throws UnreachableException, InterruptedException {
        if (identity.equals(publishedOver)) {
            return;
        }
        LOG.info("The connection to {} is a new one: {} messages are published again", urls(), unconfirmed.size());
        for (Message message : unconfirmed) {
            connection().publish(message);
        }
        publishedOver = identity;
    }

    private void failIfTooLong(long startedMillis, Exception last) throws IOException {
        if (System.currentTimeMillis() - startedMillis > giveUpAfter.toMillis()) {
            throw new IOException(
                    unconfirmed.size() + " messages were received by no server of " + urls() + " within "
                            + giveUpAfter.toSeconds() + " s. Check that one runs and lets this user in.",
                    last);
        }
    }

    private void failIfRefused() throws IOException {
        String text = refusal.get();
        if (text != null) {
            throw new IOException("Messages were refused at " + urls() + ": " + text
                    + "; sending them again would not help. Let this user publish there, or mend the subject.");
        }
    }

    @Override
    public void complained(String text) {
        if (text.toLowerCase(java.util.Locale.ROOT).startsWith("permissions violation for publish")) {
            refusal.set(text);
        }
    }

    /** Which connection it is: servers number them. */
    private static String identity(Connection connection) {
        ServerInfo server = connection.getServerInfo();
        return server.getServerId() + "/" + server.getClientId();
    }

    private Connection connection() throws UnreachableException, InterruptedException {
        if (connection == null || connection.getStatus() == Connection.Status.CLOSED) {
            try {
                connection = NatsConnections.connect(endpoint, "sink-core", this);
            } catch (IOException e) {
                throw new UnreachableException(e);
            }
        }
        return connection;
    }

    private String urls() {
        return String.join(",", endpoint.urls());
    }

    @Override
    public void close() throws InterruptedException {
        if (connection != null) {
            connection.close();
        }
    }

    /** No server can be reached now. */
    private static final class UnreachableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreachableException(IOException cause) {
            super(cause);
        }
    }
}
