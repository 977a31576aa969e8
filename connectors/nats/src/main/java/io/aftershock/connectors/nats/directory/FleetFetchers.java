package io.aftershock.connectors.nats.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.source.reader.fetcher.SplitFetcher;
import org.apache.flink.connector.base.source.reader.fetcher.SplitFetcherManager;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.jspecify.annotations.Nullable;

/** Gives each cluster a fetcher, that is a thread, of its own, so that no cluster waits for another. */
final class FleetFetchers<E, S extends SourceSplit, T> extends SplitFetcherManager<E, S> {

    private final Map<String, DirectedFetcher<E, S, T>> byCluster = new HashMap<>();

    FleetFetchers(Supplier<? extends DirectedFetcher<E, S, T>> factory, Configuration configuration) {
        super(factory::get, configuration);
    }

    /** The fetcher of a cluster; null if it is not here. */
    @Nullable
    DirectedFetcher<E, S, T> of(String cluster) {
        return byCluster.get(cluster);
    }

    void forget(String cluster) {
        byCluster.remove(cluster);
    }

    @Override
    public void addSplits(List<S> splits) {
        for (S split : splits) {
            SplitFetcher<E, S> fetcher = createSplitFetcher();
            byCluster.put(split.splitId(), directed(fetcher.getSplitReader()));
            fetcher.addSplits(List.of(split));
            startFetcher(fetcher);
        }
    }

    @Override
    public void removeSplits(List<S> splits) {
        throw new UnsupportedOperationException("a cluster leaves when it has been drained");
    }

    @SuppressWarnings("unchecked") // the factory makes no others
    private DirectedFetcher<E, S, T> directed(SplitReader<E, S> reader) {
        return (DirectedFetcher<E, S, T>) reader;
    }
}
