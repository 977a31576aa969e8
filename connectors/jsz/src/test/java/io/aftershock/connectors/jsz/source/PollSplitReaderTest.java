package io.aftershock.connectors.jsz.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.jsz.cluster.TestPolls;
import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.jsz.poll.PollCounters;
import io.aftershock.connectors.nats.connection.SharedConnections;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.testkit.server.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PollSplitReaderTest {

    @TempDir
    Path folder;

    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private PollSplitReader reader;

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void handsRoundsOverUnderTheirCluster() throws IOException {
        read("c1");

        RecordsWithSplitIds<TelemetryRow> records = reader.fetch();

        assertThat(records.nextSplit()).isEqualTo("c1");
        assertThat(records.nextRecordFromSplit())
                .extracting(TelemetryRow::cluster)
                .isEqualTo("c1");
        assertThat(records.finishedSplits()).isEmpty();
    }

    @Test
    void dropsAndCountsWhatNobodyFetches() throws IOException {
        read("c1");

        Counter dropped = counters.get("droppedPolls");
        Deadline.in(Duration.ofSeconds(10)).await("rounds are dropped", () -> dropped.getCount() >= 3);
    }

    @Test
    void handsOverWhatIsLeftOfAClusterThatLeavesAndEnds() throws IOException {
        read("c1");
        reader.fetch();
        Counter dropped = counters.get("droppedPolls");
        Deadline.in(Duration.ofSeconds(10)).await("rounds wait", () -> dropped.getCount() >= 1);

        reader.leave();
        RecordsWithSplitIds<TelemetryRow> records = reader.fetch();

        assertThat(records.nextSplit()).isEqualTo("c1");
        assertThat(records.nextRecordFromSplit()).isNotNull();
        assertThat(records.finishedSplits()).containsExactly("c1");
    }

    @Test
    void waitsUntilTheClusterIsDefined() throws IOException {
        reader = new PollSplitReader(new SharedConnections("test"), cluster -> new PollCounters(group(), cluster));
        reader.handleSplitsChanges(new SplitsAddition<>(List.of(new PollSplit("c1"))));
        reader.wakeUp();
        assertThat(reader.fetch().finishedSplits()).isEmpty();

        reader.define(new TestPolls(folder).unreachable("c1", "nats://127.0.0.1:1"));
        reader.fetch();
        RecordsWithSplitIds<TelemetryRow> records = reader.fetch();
        assertThat(records.nextSplit()).isEqualTo("c1");
        assertThat(records.nextRecordFromSplit()).isNotNull();
    }

    @Test
    void returnsWithNothingWhenWoken() throws IOException {
        reader = new PollSplitReader(new SharedConnections("test"), cluster -> new PollCounters(group(), cluster));
        reader.handleSplitsChanges(new SplitsAddition<>(List.of(new PollSplit("c1"))));
        reader.wakeUp();

        RecordsWithSplitIds<TelemetryRow> records = reader.fetch();

        assertThat(records.nextSplit()).isEqualTo("c1");
        assertThat(records.nextRecordFromSplit()).isNull();
    }

    /** Reads a cluster whose rounds are short, since nobody can be asked. */
    private void read(String cluster) throws IOException {
        ClusterPolls polls = new TestPolls(folder).unreachable("c1", "nats://127.0.0.1:1");
        reader = new PollSplitReader(new SharedConnections("test"), name -> new PollCounters(group(), name));
        reader.handleSplitsChanges(new SplitsAddition<>(List.of(new PollSplit(cluster))));
        reader.define(polls);
        reader.fetch(); // does what was told, and was woken by it
    }

    private MetricGroup group() {
        return new UnregisteredMetricsGroup() {
            @Override
            public MetricGroup addGroup(String key, String value) {
                return this;
            }

            @Override
            public <C extends Counter> C counter(String name, C counter) {
                counters.put(name, counter);
                return counter;
            }
        };
    }
}
