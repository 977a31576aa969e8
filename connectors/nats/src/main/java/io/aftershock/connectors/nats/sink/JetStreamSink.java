package io.aftershock.connectors.nats.sink;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/**
 * Publishes to a JetStream stream that exists.
 *
 * <p>Nothing is lost: a checkpoint is complete only when the stream has acknowledged all that was written before it. Nothing
 * is stored twice if the stream's duplicate window is longer than a restart of the job goes back: what is sent again
 * carries the same id. Messages sent again may change places with their neighbours.
 */
public final class JetStreamSink<T> implements Sink<T> {

    private static final long serialVersionUID = 1;

    private final Target target;
    private final NatsMessageSerializer<T> serializer;

    /**
     * Where messages go.
     *
     * @param endpoint where the stream is
     * @param stream name of the stream
     * @param maxInFlight most messages that are sent and not acknowledged; writing waits at that
     * @param giveUpAfter how long one message is tried again before the job fails
     */
    record Target(NatsEndpoint endpoint, String stream, int maxInFlight, Duration giveUpAfter)
            implements Serializable {}

    private JetStreamSink(Target target, NatsMessageSerializer<T> serializer) {
        this.target = target;
        this.serializer = serializer;
    }

    /** A sink with 1024 messages in flight that gives up after 15 minutes without an acknowledgement. */
    public static <T> JetStreamSink<T> to(NatsEndpoint endpoint, String stream, NatsMessageSerializer<T> serializer) {
        return new JetStreamSink<>(new Target(endpoint, stream, 1024, Duration.ofMinutes(15)), serializer);
    }

    /** The same with another bound on messages that are sent and not acknowledged. */
    public JetStreamSink<T> withMaxInFlight(int messages) {
        return new JetStreamSink<>(
                new Target(target.endpoint(), target.stream(), messages, target.giveUpAfter()), serializer);
    }

    /** The same with another limit on how long one message is tried again before the job fails. */
    public JetStreamSink<T> withGivingUpAfter(Duration limit) {
        return new JetStreamSink<>(
                new Target(target.endpoint(), target.stream(), target.maxInFlight(), limit), serializer);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return createWriter(context.metricGroup());
    }

    SinkWriter<T> createWriter(SinkWriterMetricGroup metrics) {
        return new JetStreamWriter<>(target, serializer, metrics);
    }
}
