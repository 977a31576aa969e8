package io.aftershock.connectors.nats.sink;

import io.aftershock.connectors.nats.connection.Denials;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.sink.JetStreamSink.Target;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.ArrayDeque;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into one stream: many messages in flight, settled in the order in which they were written. */
@SuppressWarnings("try") // closing the connection may be interrupted; only Flink closes it
final class JetStreamWriter<T> implements SinkWriter<T> {

    private static final Logger LOG = LoggerFactory.getLogger(JetStreamWriter.class);

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final int STREAM_NOT_FOUND = 10059;

    private final Target target;
    private final NatsMessageSerializer<T> serializer;
    private final SinkWriterMetricGroup metrics;
    private final ArrayDeque<Publication> inFlight = new ArrayDeque<>();
    private final Denials denials = new Denials();
    private @Nullable Connection connection;

    JetStreamWriter(Target target, NatsMessageSerializer<T> serializer, SinkWriterMetricGroup metrics) {
        this.target = target;
        this.serializer = serializer;
        this.metrics = metrics;
        metrics.setCurrentSendTimeGauge(() -> {
            Publication oldest = inFlight.peek();
            return oldest == null ? 0L : oldest.ageMillis();
        });
    }

    @Override
    public void write(T value, Context context) throws IOException, InterruptedException {
        while (inFlight.size() >= target.maxInFlight() || headIsAnswered()) {
            settle(inFlight.remove());
        }
        Publication publication = new Publication(
                serializer.subject(value), serializer.messageId(value), target.stream(), serializer.body(value));
        send(publication);
        inFlight.add(publication);
    }

    /** Returns when the stream has acknowledged everything that was written. */
    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        while (!inFlight.isEmpty()) {
            settle(inFlight.remove());
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (connection != null) {
            connection.close();
        }
    }

    private boolean headIsAnswered() {
        Publication head = inFlight.peek();
        return head != null && head.isAnswered();
    }

    /** Waits until the message is stored, and sends it again as often as that takes. */
    private void settle(Publication publication) throws IOException, InterruptedException {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        Throwable failure;
        while ((failure = publication.failure()) != null) {
            failIfHopeless(publication, failure);
            if (pauseMillis == FIRST_PAUSE_MILLIS) {
                metrics.getNumRecordsOutErrorsCounter().inc();
                LOG.warn("{}; it is sent again with the same id until it is stored.", title(publication, failure));
            }
            Thread.sleep(pauseMillis);
            pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
            send(publication);
            sendFailedAgain();
        }
        denials.forget();
        metrics.getNumRecordsSendCounter().inc();
        metrics.getNumBytesSendCounter().inc(publication.size());
    }

    /** What went down with the same server comes back with it, and not one pause after the other. */
    private void sendFailedAgain() throws InterruptedException {
        for (Publication waiting : inFlight) {
            if (waiting.hasFailed()) {
                send(waiting);
            }
        }
    }

    private void failIfHopeless(Publication publication, Throwable failure) throws IOException, InterruptedException {
        PublishVerdict verdict = PublishVerdict.of(failure);
        if (verdict == PublishVerdict.REFUSED) {
            throw new IOException(
                    title(publication, failure)
                            + "; sending it again would not help. Mend the stream's subjects or limits, or the configured subject.",
                    failure);
        }
        if (verdict == PublishVerdict.NOBODY_LISTENS && isStreamMissing()) {
            throw new IOException(
                    title(publication, failure) + "; the stream does not exist. Create it, or mend its name.", failure);
        }
        if (publication.ageMillis() > target.giveUpAfter().toMillis()) {
            throw new IOException(
                    title(publication, failure) + "; tried for "
                            + target.giveUpAfter().toSeconds()
                            + " s. Check that the server runs and that JetStream has a leader.",
                    failure);
        }
    }

    private boolean isStreamMissing() throws InterruptedException {
        try {
            connection().jetStreamManagement().getStreamInfo(target.stream());
            return false;
        } catch (JetStreamApiException e) {
            return e.getApiErrorCode() == STREAM_NOT_FOUND;
        } catch (IOException | IllegalStateException e) {
            return false; // nobody can tell now
        }
    }

    /** Sends it if there is a connection; if not, that is its failure, and it is sent again like any other. */
    private void send(Publication publication) throws InterruptedException {
        try {
            publication.send(connection());
        } catch (IOException e) {
            publication.fail(e);
        }
    }

    private Connection connection() throws IOException, InterruptedException {
        if (connection == null || connection.getStatus() == Connection.Status.CLOSED) {
            connection = NatsConnections.connect(target.endpoint(), "sink-" + target.stream(), denials);
        }
        return connection;
    }

    private String title(Publication publication, Throwable failure) {
        return "A message to subject %s was not stored in stream %s at %s: %s"
                .formatted(
                        publication.subject(),
                        target.stream(),
                        String.join(",", target.endpoint().urls()),
                        denials.reason(failure));
    }
}
