package io.aftershock.connectors.nats.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.connection.SharedConnections;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.ReadingPlan;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.connectors.nats.source.split.ClusterSplit;
import io.aftershock.connectors.nats.testing.StreamServer;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
class ClusterFetcherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void leavesOutOfAClusterThatJoinedWhatIsOlderThanItsLimit() throws Exception {
        try (StreamServer server = StreamServer.start(folder, "o1")) {
            server.createStream("FLEET", "fleet.>");
            server.publish("fleet.c1.adv.ACME.API", 0, 3);
            long published = System.currentTimeMillis();
            Deadline.in(PATIENCE).await("the next millisecond", () -> System.currentTimeMillis() > published);
            long limit = System.currentTimeMillis();
            server.publish("fleet.c1.adv.ACME.API", 3, 3);

            assertThat(read(server, ClusterSplit.unread("c1", limit), 3)).containsExactly("3", "4", "5");
            assertThat(read(server, ClusterSplit.unread("c1"), 6)).hasSize(6);
        }
    }

    /** The first bodies of the cluster's rows. */
    private static List<String> read(StreamServer server, ClusterSplit split, int count) {
        ReadingPlan all = new ReadingPlan(StartingPosition.all(), false);
        ClusterFetcher fetcher = new ClusterFetcher(
                new SharedConnections("test"),
                all,
                cluster -> new ClusterMetrics(UnregisteredMetricsGroup.createSourceReaderMetricGroup(), cluster));
        fetcher.handleSplitsChanges(new SplitsAddition<>(List.of(split)));
        fetcher.define(new ClusterTelemetry(
                "c1",
                List.of(new CaptureStream(
                        "o1", server.endpoint(), "FLEET", "fleet.c1.>", SubjectLayout.observatory()))));
        List<String> bodies = new ArrayList<>();
        Deadline.in(PATIENCE).await(count + " rows", () -> {
            addBodies(fetcher.fetch(), bodies);
            return bodies.size() >= count;
        });
        fetcher.close();
        return bodies;
    }

    private static void addBodies(RecordsWithSplitIds<PositionedRow> batch, List<String> bodies) {
        PositionedRow next;
        while (batch.nextSplit() != null) {
            while ((next = batch.nextRecordFromSplit()) != null) {
                if (next.row() != null && next.row().kind() == TelemetryRow.Kind.EVENT) {
                    bodies.add(new String(next.row().data(), StandardCharsets.UTF_8));
                }
            }
        }
    }
}
