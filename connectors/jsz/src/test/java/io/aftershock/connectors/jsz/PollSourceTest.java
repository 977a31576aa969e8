package io.aftershock.connectors.jsz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.connectors.jsz.cluster.TestPolls;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.testkit.cluster.ClusterPlan;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.junit.NeedsNatsServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
class PollSourceTest {

    private static final String NOBODY_LISTENS_HERE = "nats://127.0.0.1:1";
    private static final AtomicBoolean FAILED = new AtomicBoolean();

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    @SuppressWarnings("try") // closing the iterator may be interrupted: so Flink declares it
    void pollsOneClusterWhateverTheStateOfAnotherAndGoesOnAfterAFailure() throws Exception {
        TestPolls polls = new TestPolls(folder);
        try (NatsCluster cluster = NatsCluster.start(ClusterPlan.named("c1"), folder);
                CloseableIterator<TelemetryRow> rows = run(
                        new PollSource(List.of(polls.unreachable("c0", NOBODY_LISTENS_HERE), polls.direct(cluster))))) {
            Map<String, List<Long>> receipts = receiptsOfHealthz(
                    rows,
                    List.of(
                            "c0 x1 {\"_error\":\"not asked: no connection\"}",
                            "c1 n1 answer",
                            "c1 n2 answer",
                            "c1 n3 answer"));

            assertThat(FAILED).isTrue();
            assertThat(receipts.values())
                    .as("one poller each, after the failure too")
                    .allSatisfy(times -> assertThat(times).isSorted().doesNotHaveDuplicates());
        }
    }

    @Test
    void refusesTwoClustersOfOneName() {
        TestPolls polls = new TestPolls(folder);

        assertThatThrownBy(() -> new PollSource(List.of(
                        polls.unreachable("c1", NOBODY_LISTENS_HERE), polls.unreachable("c1", NOBODY_LISTENS_HERE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cluster c1 is given twice");
    }

    private static CloseableIterator<TelemetryRow> run(PollSource source) throws Exception {
        Configuration configuration = new Configuration();
        configuration.setString("restart-strategy.type", "fixed-delay");
        configuration.setString("restart-strategy.fixed-delay.delay", "100 ms");
        configuration.setString("pipeline.generic-types", "false");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        env.enableCheckpointing(100);
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), "polls")
                .map(PollSourceTest::failOnceAfterTheFirstAnswer)
                .returns(TelemetryRow.class)
                .executeAndCollect();
    }

    private static TelemetryRow failOnceAfterTheFirstAnswer(TelemetryRow row) {
        if (row.cluster().equals("c1") && FAILED.compareAndSet(false, true)) {
            throw new IllegalStateException("made for this test");
        }
        return row;
    }

    /** When the rows of each server were received, until all of those have come six times. */
    private static Map<String, List<Long>> receiptsOfHealthz(
            CloseableIterator<TelemetryRow> rows, List<String> expected) {
        Map<String, List<Long>> receipts = new TreeMap<>();
        expected.forEach(word -> receipts.put(word, new ArrayList<>()));
        while (expected.stream().anyMatch(word -> receipts.get(word).size() < 6)) {
            TelemetryRow row = rows.next();
            if (row.subject().equals("$SYS.REQ.SERVER.PING.HEALTHZ")) {
                receipts.computeIfAbsent(word(row), w -> new ArrayList<>()).add(row.receivedMillis());
            }
        }
        return receipts;
    }

    private static String word(TelemetryRow row) {
        String data = new String(row.data(), StandardCharsets.UTF_8);
        return row.cluster() + " " + row.node() + " " + (data.contains("_error") ? data : "answer");
    }
}
