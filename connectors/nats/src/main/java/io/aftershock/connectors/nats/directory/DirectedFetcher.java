package io.aftershock.connectors.nats.directory;

import io.aftershock.model.telemetry.SourceStatus;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;

/**
 * The fetcher of one cluster, which can be told at any moment what has changed; called on another thread than that which
 * fetches.
 */
public interface DirectedFetcher<E, S extends SourceSplit, T> extends SplitReader<E, S> {

    /** Reads by this definition from now on, from where it is. */
    void define(T definition);

    /** Emits this word among the rows. */
    void tell(SourceStatus status);

    /** Emits what has been fetched, then that nothing follows, and then ends. */
    void leave();
}
