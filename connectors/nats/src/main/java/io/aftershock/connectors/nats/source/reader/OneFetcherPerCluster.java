package io.aftershock.connectors.nats.source.reader;

import io.aftershock.connectors.nats.source.split.ClusterSplit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.source.reader.fetcher.SplitFetcher;
import org.apache.flink.connector.base.source.reader.fetcher.SplitFetcherManager;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;

/** Gives each cluster a fetcher, that is a thread, of its own, so that no cluster waits for another. */
final class OneFetcherPerCluster extends SplitFetcherManager<PositionedRow, ClusterSplit> {

    private final Map<String, SplitFetcher<PositionedRow, ClusterSplit>> byCluster = new HashMap<>();

    OneFetcherPerCluster(Supplier<SplitReader<PositionedRow, ClusterSplit>> fetchers, Configuration configuration) {
        super(fetchers, configuration);
    }

    @Override
    public void addSplits(List<ClusterSplit> splits) {
        for (ClusterSplit split : splits) {
            SplitFetcher<PositionedRow, ClusterSplit> fetcher = createSplitFetcher();
            fetcher.addSplits(List.of(split));
            byCluster.put(split.cluster(), fetcher);
            startFetcher(fetcher);
        }
    }

    @Override
    public void removeSplits(List<ClusterSplit> splits) {
        for (ClusterSplit split : splits) {
            SplitFetcher<PositionedRow, ClusterSplit> fetcher = byCluster.remove(split.cluster());
            if (fetcher != null) {
                fetcher.removeSplits(List.of(split));
            }
        }
    }
}
