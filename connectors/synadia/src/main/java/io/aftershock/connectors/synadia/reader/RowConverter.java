package io.aftershock.connectors.synadia.reader;

import io.aftershock.connectors.nats.source.fleet.Origin;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.model.telemetry.TelemetryRow;
import io.nats.client.Message;
import io.nats.client.impl.NatsJetStreamMetaData;
import io.synadia.flink.message.SourceConverter;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Turns the messages of one stream into rows, and remembers what the last one said of the stream. */
final class RowConverter implements SourceConverter<TelemetryRow> {

    private static final long serialVersionUID = 1L;

    private final String cluster;
    private final SubjectLayout layout;
    private long sequence;
    private long pending;

    RowConverter(String cluster, SubjectLayout layout) {
        this.cluster = cluster;
        this.layout = layout;
    }

    @Override
    public TelemetryRow convert(Message message) {
        NatsJetStreamMetaData about = message.metaData();
        sequence = about.streamSequence();
        pending = about.pendingCount();
        Origin origin = layout.originOf(message.getSubject());
        return TelemetryRow.event(
                cluster,
                about.timestamp().toInstant().toEpochMilli(),
                origin.account(),
                origin.subject(),
                message.getData());
    }

    /** Stream sequence of the last message; 0 before the first. */
    long sequence() {
        return sequence;
    }

    /** How many messages waited behind the last one. */
    long pending() {
        return pending;
    }

    @Override
    public TypeInformation<TelemetryRow> getProducedType() {
        return TypeInformation.of(TelemetryRow.class);
    }
}
