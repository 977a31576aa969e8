package io.aftershock.cli.replay;

import io.aftershock.cli.EmbeddedFlink;
import io.aftershock.cli.Wanted;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.capture.CaptureSource;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.MonitorTopology;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.history.History;
import io.aftershock.monitor.publish.FindingLines;
import io.aftershock.monitor.publish.Findings;
import io.aftershock.monitor.publish.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;

/**
 * What came out of captures.
 *
 * @param lines in their order, the same whatever the parallelism
 * @param totals what was counted, by the label of the tally
 */
public record Replay(List<Line> lines, Map<String, Object> totals) {

    /** Runs captures through the topology, to their end. */
    public static Replay of(
            List<CaptureFile> files, Settings settings, int parallelism, Wanted wanted, Configuration more)
            throws Exception {
        return of(files, settings, parallelism, wanted, more, null);
    }

    /**
     * The same, and keeps what was counted and found.
     *
     * @param history where; null for nowhere
     */
    public static Replay of(
            List<CaptureFile> files,
            Settings settings,
            int parallelism,
            Wanted wanted,
            Configuration more,
            @Nullable HistoryConfig history)
            throws Exception {
        Configuration options = new Configuration(more);
        // A capture that cannot be read now cannot be read in a second either.
        options.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = EmbeddedFlink.environment(parallelism, options);
        DataStream<TelemetryRow> rows = env.fromSource(
                        CaptureSource.of(files),
                        WatermarkStrategy.noWatermarks(),
                        "captures",
                        TypeInformation.of(TelemetryRow.class))
                .uid("captures");
        Findings findings = MonitorTopology.define(rows, settings);
        if (history != null) {
            History.keep(findings, settings, history);
        }
        DataStream<Line> all = FindingLines.of(findings);
        List<Line> lines = new ArrayList<>();
        try (CloseableIterator<Line> found = all.filter(wanted).collectAsync()) {
            JobClient job = env.executeAsync("aftershock replay");
            found.forEachRemaining(lines::add);
            lines.sort(Line.ORDER);
            return new Replay(lines, job.getJobExecutionResult().get().getAllAccumulatorResults());
        }
    }
}
