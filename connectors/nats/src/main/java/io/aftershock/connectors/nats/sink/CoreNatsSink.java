package io.aftershock.connectors.nats.sink;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import java.time.Duration;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/**
 * Publishes to whoever listens, without a stream.
 *
 * <p>A checkpoint is complete only when a server has received all that was written before it, and what a broken connection may
 * have swallowed is sent again. Beyond that server nothing is promised: who does not listen at that moment never hears it,
 * and who does may hear it twice. The id is in the header {@code Nats-Msg-Id}, for readers who mind.
 */
public final class CoreNatsSink<T> implements Sink<T> {

    private static final long serialVersionUID = 1;
    private static final int MAX_UNCONFIRMED = 1024;

    private final NatsEndpoint endpoint;
    private final NatsMessageSerializer<T> serializer;
    private final Duration giveUpAfter;

    private CoreNatsSink(NatsEndpoint endpoint, NatsMessageSerializer<T> serializer, Duration giveUpAfter) {
        this.endpoint = endpoint;
        this.serializer = serializer;
        this.giveUpAfter = giveUpAfter;
    }

    /** A sink that gives up after 15 minutes without a server. */
    public static <T> CoreNatsSink<T> to(NatsEndpoint endpoint, NatsMessageSerializer<T> serializer) {
        return new CoreNatsSink<>(endpoint, serializer, Duration.ofMinutes(15));
    }

    /** The same with another limit on how long a server is waited for before the job fails. */
    public CoreNatsSink<T> withGivingUpAfter(Duration limit) {
        return new CoreNatsSink<>(endpoint, serializer, limit);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return createWriter(context.metricGroup());
    }

    SinkWriter<T> createWriter(SinkWriterMetricGroup metrics) {
        return new CoreNatsWriter<>(endpoint, serializer, giveUpAfter, MAX_UNCONFIRMED, metrics);
    }
}
