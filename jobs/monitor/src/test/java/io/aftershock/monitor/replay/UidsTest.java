package io.aftershock.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.capture.CaptureSource;
import java.util.List;
import org.apache.flink.configuration.Configuration;
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
}
