package io.aftershock.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.capture.CaptureSource;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.MonitorTopology;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.heartbeat.Heartbeats;
import io.aftershock.monitor.history.History;
import io.aftershock.monitor.live.LivePolicies;
import io.aftershock.monitor.metric.JobMetrics;
import io.aftershock.monitor.policy.LivePolicy;
import io.aftershock.monitor.publish.FindingLines;
import io.aftershock.monitor.publish.Findings;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** State is found again by these names: one that changes, or is missing, loses the state of everybody who upgrades. */
class UidsTest {

    @Test
    void namesEveryOperatorAsSavepointsKnowIt() {
        StreamExecutionEnvironment env = TopologyRun.environment(1, new Configuration());
        try (LineSink.Collected lines = LineSink.collect()) {
            TopologyRun.define(env, each -> CaptureReplay.rows(each, CaptureSource.of(List.of())), lines);
        }

        assertThat(env.getStreamGraph().getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .containsExactlyInAnyOrder(
                        "captures",
                        "decode",
                        "timeline",
                        "calls",
                        "coverage",
                        "network",
                        "error-ratio-windows",
                        "elections",
                        "checks",
                        "correlation",
                        "fleet-incidents",
                        "window-lines",
                        "election-lines",
                        "breach-lines",
                        "stall-lines",
                        "correlation-lines",
                        "incident-lines",
                        "dead-letter-lines",
                        "lines");
    }

    @Test
    void namesWhatKeepsHistory() {
        StreamExecutionEnvironment env = TopologyRun.environment(1, new Configuration());
        DataStream<TelemetryRow> rows = CaptureReplay.rows(env, CaptureSource.of(List.of()));
        History.keep(
                MonitorTopology.define(rows, Settings.DEFAULTS),
                Settings.DEFAULTS,
                HistoryConfig.inFolder(Path.of("history")));

        assertThat(env.getStreamGraph().getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .contains(
                        "minutes",
                        "api-minute-rows",
                        "client-minute-rows",
                        "election-rows",
                        "stall-rows",
                        "breach-rows",
                        "correlation-rows",
                        "incident-rows",
                        "lost-coverage",
                        "coverage-rows",
                        "history");
    }

    @Test
    void namesWhatTellsOfTheJobItself() {
        StreamExecutionEnvironment env = TopologyRun.environment(1, new Configuration());
        DataStream<TelemetryRow> rows = CaptureReplay.rows(env, CaptureSource.of(List.of()));
        Findings found = MonitorTopology.define(rows, Settings.DEFAULTS);
        DataStream<Heartbeat> heartbeats = Heartbeats.of(found);
        JobMetrics.count(found, heartbeats);
        FindingLines.ofHeartbeats(heartbeats).print().uid("lines");

        assertThat(env.getStreamGraph().getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .contains(
                        "heartbeats",
                        "heartbeat-lines",
                        "api-metrics",
                        "election-metrics",
                        "stall-metrics",
                        "finding-metrics");
    }

    @Test
    void namesWhatReadsThePolicyBucket() {
        StreamExecutionEnvironment env = TopologyRun.environment(1, new Configuration());
        NatsEndpoint endpoint = new NatsEndpoint(List.of("nats://h:4222"), null, null);
        LivePolicies live = LivePolicies.of(env, endpoint, "policy", (key, value, revision) -> LivePolicy.NONE);
        DataStream<TelemetryRow> rows = CaptureReplay.rows(env, CaptureSource.of(List.of()));
        FindingLines.of(MonitorTopology.define(rows, live, Settings.DEFAULTS))
                .print()
                .uid("lines");

        assertThat(env.getStreamGraph().getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .contains("policy-bucket", "policy", "policy-changes");
    }
}
