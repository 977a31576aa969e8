package io.aftershock.connectors.jsz.source;

import io.aftershock.model.telemetry.TelemetryRow;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.source.reader.fetcher.SplitFetcher;
import org.apache.flink.connector.base.source.reader.fetcher.SplitFetcherManager;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;

/** Gives each cluster a fetcher of its own. */
final class PollFetchers extends SplitFetcherManager<TelemetryRow, PollSplit> {

    PollFetchers(Supplier<SplitReader<TelemetryRow, PollSplit>> readers, Configuration configuration) {
        super(readers, configuration);
    }

    @Override
    public void addSplits(List<PollSplit> splits) {
        for (PollSplit split : splits) {
            SplitFetcher<TelemetryRow, PollSplit> fetcher = createSplitFetcher();
            fetcher.addSplits(List.of(split));
            startFetcher(fetcher);
        }
    }

    @Override
    public void removeSplits(List<PollSplit> splits) {
        throw new UnsupportedOperationException("A cluster is polled until the job ends");
    }
}
