package io.aftershock.connectors.nats.directory;

import io.aftershock.connectors.nats.directory.DirectoryEvent.Defined;
import io.aftershock.connectors.nats.directory.DirectoryEvent.Left;
import io.aftershock.connectors.nats.directory.DirectoryEvent.Removed;
import io.aftershock.connectors.nats.directory.DirectoryEvent.Told;
import io.aftershock.model.telemetry.SourceStatus;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.connector.base.source.reader.RecordEmitter;
import org.apache.flink.connector.base.source.reader.SourceReaderBase;

/** Reads the clusters that this subtask has been given, and passes on to each what the directory says of it. */
@SuppressWarnings("try") // Flink's own close may be interrupted; only Flink calls it
public abstract class FleetReader<E, R, S extends SourceSplit, P, T> extends SourceReaderBase<E, R, S, P> {

    private final FleetFetchers<E, S, T> fetchers;

    /** A reader without clusters. */
    protected FleetReader(
            Supplier<? extends DirectedFetcher<E, S, T>> factory,
            RecordEmitter<E, R, P> emitter,
            SourceReaderContext context) {
        this(new FleetFetchers<>(factory, context.getConfiguration()), emitter, context);
    }

    private FleetReader(FleetFetchers<E, S, T> fetchers, RecordEmitter<E, R, P> emitter, SourceReaderContext context) {
        super(fetchers, emitter, context.getConfiguration(), context);
        this.fetchers = fetchers;
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof DirectoryEvent said) {
            DirectedFetcher<E, S, T> fetcher = fetchers.of(said.cluster());
            if (fetcher != null) {
                heard(said, fetcher);
            }
        }
    }

    private void heard(DirectoryEvent event, DirectedFetcher<E, S, T> fetcher) {
        if (event instanceof Defined defined) {
            fetcher.define(definition(defined));
        } else if (event instanceof Told told) {
            fetcher.tell(new SourceStatus(told.condition(), SourceStatus.FLEET_DIRECTORY, 0, 0, told.detail()));
        } else if (event instanceof Removed) {
            fetcher.leave();
        }
    }

    @SuppressWarnings("unchecked") // both ends belong to one source
    private T definition(Defined defined) {
        return (T) defined.definition();
    }

    /** A cluster has left, or its bounded input has ended. */
    @Override
    protected void onSplitFinished(Map<String, P> finished) {
        for (String cluster : finished.keySet()) {
            fetchers.forget(cluster);
            context.sendSourceEventToCoordinator(new Left(cluster));
        }
    }
}
