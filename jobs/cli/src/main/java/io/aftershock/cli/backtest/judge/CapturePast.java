package io.aftershock.cli.backtest.judge;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.EmbeddedFlink;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.backtest.compare.Comparison.Judgement;
import io.aftershock.cli.backtest.compare.Span;
import io.aftershock.cli.backtest.compare.Trouble;
import io.aftershock.cli.replay.ReplayCounts;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.capture.CaptureSource;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.Judgements;
import io.aftershock.monitor.Judgements.Judged;
import io.aftershock.monitor.MonitorTopology.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** Captures, read and ordered once and judged by all settings side by side. */
public final class CapturePast {

    private static final long SECOND = 1_000;

    private CapturePast() {}

    /** Runs them to their end; the counts of what was read are told at last. */
    public static Past of(List<CaptureFile> files, List<Settings> settings, Progress progress) throws Exception {
        Configuration options = new Configuration();
        // A capture that cannot be read now cannot be read in a second either.
        options.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = EmbeddedFlink.environment(1, options);
        DataStream<TelemetryRow> rows = env.fromSource(
                        CaptureSource.of(files),
                        WatermarkStrategy.noWatermarks(),
                        "captures",
                        TypeInformation.of(TelemetryRow.class))
                .uid("captures");
        Told told = new Told(settings.size());
        try (CloseableIterator<Judged> judged =
                Judgements.define(rows, settings).collectAsync()) {
            JobClient job = env.executeAsync("aftershock backtest");
            while (judged.hasNext()) {
                Judged each = judged.next();
                told.take(each);
                progress.at(each.cluster(), each.atMillis());
            }
            Map<String, Object> totals = job.getJobExecutionResult().get().getAllAccumulatorResults();
            if (!ReplayCounts.anyUsable(totals)) {
                throw new CommandException(
                        ExitCode.FAILED,
                        "no row could be used, so that nothing was found means nothing: is this a capture?");
            }
            return told.past(settings, ReplayCounts.rows(totals));
        }
    }

    /** What comes out of the job, by the place of the settings. */
    private static final class Told {

        private final List<Map<String, List<Breach>>> breaches = new ArrayList<>();
        private final List<Map<String, List<FleetIncident>>> incidents = new ArrayList<>();
        private final LongSummaryStatistics times = new LongSummaryStatistics();

        Told(int settings) {
            for (int i = 0; i < settings; i++) {
                breaches.add(new HashMap<>());
                incidents.add(new HashMap<>());
            }
        }

        void take(Judged judged) {
            Breach breach = judged.breach();
            FleetIncident incident = judged.incident();
            if (breach != null) {
                breaches.get(judged.place())
                        .computeIfAbsent(breach.id(), any -> new ArrayList<>())
                        .add(breach);
            } else if (incident != null) {
                incidents
                        .get(judged.place())
                        .computeIfAbsent(incident.id(), any -> new ArrayList<>())
                        .add(incident);
            } else {
                times.accept(judged.atMillis());
            }
        }

        Past past(List<Settings> settings, String counts) {
            List<Judgement> judgements = new ArrayList<>();
            for (int i = 0; i < settings.size(); i++) {
                List<Trouble> troubles = new ArrayList<>();
                breaches.get(i).values().forEach(revisions -> troubles.add(Trouble.ofBreach(revisions)));
                incidents.get(i).values().forEach(revisions -> troubles.add(Trouble.ofIncident(revisions)));
                judgements.add(new Judgement(settings.get(i).thresholds(), troubles));
            }
            // What opens with the last row is in it.
            Span span = new Span(times.getMin(), times.getMax() / SECOND * SECOND + SECOND);
            return new Past(Past.Source.CAPTURES, span, judgements, List.of(), counts);
        }
    }
}
