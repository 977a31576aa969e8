package io.aftershock.monitor.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.connectors.capture.CaptureSource;
import io.aftershock.model.coverage.Coverage;
import io.aftershock.monitor.MonitorTopology;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.heartbeat.Heartbeats;
import io.aftershock.monitor.publish.FindingLines;
import io.aftershock.monitor.publish.Findings;
import io.aftershock.monitor.publish.JsonRecord;
import io.aftershock.monitor.publish.Line;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The heartbeats of a capture, which go to a findings stream only.
 *
 * @param json the lines
 * @param coverage of what they should be the sum: the last word on each span of each server, {@code at} its end
 */
public record HeartbeatReplay(List<String> json, List<JsonNode> coverage) {

    public static HeartbeatReplay of(Captures capture, int parallelism) throws Exception {
        try (LineSink.Collected heartbeats = LineSink.collect();
                LineSink.Collected coverage = LineSink.collect()) {
            StreamExecutionEnvironment env = TopologyRun.environment(parallelism, new Configuration());
            Findings found = MonitorTopology.define(
                    CaptureReplay.rows(env, CaptureSource.of(List.of(capture.file()))), Settings.DEFAULTS);
            FindingLines.ofHeartbeats(Heartbeats.of(found))
                    .sinkTo(heartbeats.sink())
                    .uid("lines");
            found.coverage()
                    .filter(word -> !word.isOfAllServers())
                    .uid("counted")
                    .map((Coverage word) -> line(word))
                    .returns(Line.class)
                    .uid("coverage-lines")
                    .sinkTo(coverage.sink())
                    .uid("covered");
            env.execute();
            return new HeartbeatReplay(
                    heartbeats.sorted().stream().map(Line::json).toList(),
                    coverage.sorted().stream()
                            .map(line -> Replayed.tree(line.json()))
                            .toList());
        }
    }

    /** As JSON trees. */
    List<JsonNode> heartbeats() {
        return json.stream().map(Replayed::tree).toList();
    }

    private static Line line(Coverage word) {
        String json = JsonRecord.of(
                "coverage",
                to -> to.time("at", word.toMillis())
                        .field("expected", word.expected())
                        .field("seen", word.seen()));
        return new Line(
                "coverage", word.toMillis(), word.cluster(), "", word.server(), word.toMillis(), 0, false, json, "");
    }
}
