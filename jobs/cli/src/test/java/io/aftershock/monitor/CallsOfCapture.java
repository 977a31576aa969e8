package io.aftershock.monitor;

import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.capture.CaptureSource;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.model.api.ApiCall;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.Judgements.Judged;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.election.ElectionDetector;
import io.aftershock.monitor.live.LivePolicies;
import io.aftershock.monitor.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** What history keeps of captures, counted from the signals of the job itself. */
public final class CallsOfCapture {

    private static final long MINUTE = 60_000;

    private CallsOfCapture() {}

    private record Kind(String cluster, String account, long minute, String operation, int errCode) {}

    /** Rows of {@code api_minutes}. */
    public static List<HistoryRow> minutes(List<CaptureFile> files) throws Exception {
        Map<String, Kind> kinds = new TreeMap<>();
        Map<Kind, Long> calls = new HashMap<>();
        StreamExecutionEnvironment env = environment();
        DataStream<Signal> signals = MonitorTopology.observe(rows(env, files), LivePolicies.NONE, Settings.DEFAULTS)
                .coverage()
                .filter(signal -> signal.call() != null);
        try (CloseableIterator<Signal> all = signals.executeAndCollect()) {
            all.forEachRemaining(signal -> {
                ApiCall call = Objects.requireNonNull(signal.call());
                if (call.isJudged() && signal.calls() != 0) {
                    Kind kind = new Kind(
                            signal.cluster(),
                            call.account(),
                            Math.floorDiv(signal.atMillis(), MINUTE) * MINUTE,
                            call.operation(),
                            call.errCode());
                    kinds.put(kind.toString(), kind);
                    calls.merge(kind, (long) signal.calls(), Long::sum);
                }
            });
        }
        return kinds.values().stream()
                .map(kind -> row(kind, calls.getOrDefault(kind, 0L)))
                .toList();
    }

    private static HistoryRow row(Kind kind, long calls) {
        boolean failed = kind.errCode() != ApiCall.SUCCESS;
        return HistoryRow.of(
                HistoryTable.API_MINUTES,
                kind.cluster(),
                kind.account(),
                null,
                HistoryRow.time(kind.minute()),
                kind.operation(),
                failed ? "some" : null,
                kind.errCode(),
                calls,
                failed ? calls : 0L,
                calls,
                failed ? calls : 0L,
                true);
    }

    /** Rows of {@code breaches}, as the defaults find them. */
    public static List<HistoryRow> breaches(List<CaptureFile> files) throws Exception {
        List<HistoryRow> rows = new ArrayList<>();
        StreamExecutionEnvironment env = environment();
        DataStream<Judged> judged = Judgements.define(rows(env, files), List.of(Settings.DEFAULTS));
        try (CloseableIterator<Judged> all = judged.executeAndCollect()) {
            all.forEachRemaining(each -> {
                if (each.breach() != null) {
                    rows.add(row(each.breach()));
                }
            });
        }
        return rows;
    }

    private static HistoryRow row(Breach breach) {
        return HistoryRow.of(
                HistoryTable.BREACHES,
                breach.id(),
                breach.revision(),
                breach.check(),
                breach.severity().label(),
                breach.state().label(),
                breach.cluster(),
                breach.account(),
                breach.accountName(),
                HistoryRow.time(breach.atMillis()),
                HistoryRow.time(breach.openedAtMillis()),
                HistoryRow.time(breach.closedAtMillis()),
                breach.value(),
                breach.threshold(),
                breach.lookbackSeconds(),
                breach.faultSide(),
                breach.parentId(),
                breach.delayed(),
                breach.configVersion(),
                breach.summary(),
                breach.runbook(),
                null,
                null,
                "{}");
    }

    /** Rows of {@code elections}. */
    public static List<HistoryRow> elections(List<CaptureFile> files) throws Exception {
        List<HistoryRow> rows = new ArrayList<>();
        StreamExecutionEnvironment env = environment();
        DataStream<Election> elections = MonitorTopology.observe(rows(env, files), LivePolicies.NONE, Settings.DEFAULTS)
                .elections()
                .getSideOutput(ElectionDetector.ELECTIONS);
        try (CloseableIterator<Election> all = elections.executeAndCollect()) {
            all.forEachRemaining(election -> rows.add(row(election)));
        }
        return rows;
    }

    private static HistoryRow row(Election election) {
        return HistoryRow.of(
                HistoryTable.ELECTIONS,
                election.id(),
                election.cluster(),
                null,
                election.isMeta() ? "meta" : "stream",
                election.account(),
                null,
                null,
                election.leader(),
                null,
                election.cause().label(),
                !election.cause().label().equals("unplanned"),
                HistoryRow.time(election.atMillis()),
                null,
                null);
    }

    private static DataStream<TelemetryRow> rows(StreamExecutionEnvironment env, List<CaptureFile> files) {
        return env.fromSource(
                        CaptureSource.of(files),
                        WatermarkStrategy.noWatermarks(),
                        "captures",
                        TypeInformation.of(TelemetryRow.class))
                .uid("captures");
    }

    private static StreamExecutionEnvironment environment() {
        Configuration options = new Configuration();
        options.set(PipelineOptions.GENERIC_TYPES, false);
        return StreamExecutionEnvironment.createLocalEnvironment(1, options);
    }
}
