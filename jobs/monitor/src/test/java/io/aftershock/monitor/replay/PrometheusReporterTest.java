package io.aftershock.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.capture.CaptureSource;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.MonitorTopology;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.heartbeat.Heartbeats;
import io.aftershock.monitor.history.History;
import io.aftershock.monitor.metric.JobMetric;
import io.aftershock.monitor.metric.JobMetrics;
import io.aftershock.monitor.metric.Scrape;
import io.aftershock.monitor.publish.Findings;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.ServerPorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real Prometheus reporter of Flink, asked over HTTP while the job runs. */
class PrometheusReporterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path ALERTS = Path.of("../../deploy/monitoring/prometheus/alerting.yml");
    private static final Pattern FLINK_METRIC = Pattern.compile("\\bflink_\\w+");

    private final int port = ServerPorts.claim().http();

    @TempDir
    Path history;

    @ParameterizedTest
    @EnumSource
    void tellsWhatTheAnswerKeyOfACaptureTells(Captures capture) throws Exception {
        List<JsonNode> key =
                capture.expectedWindows().stream().map(Replayed::tree).toList();
        Replayed told = CaptureReplay.of(capture);
        Map<List<String>, Double> requests = minutes(key, "requests");

        try (Running job = run(env -> CaptureReplay.rows(env, CaptureSource.of(List.of(capture.file()))))) {
            awaitValues(JobMetric.API_REQUESTS, requests);
            awaitValues(JobMetric.API_CALLS, minutes(key, "calls"));
            awaitValues(JobMetric.API_FAILED_CALLS, minutes(key, "failed_calls"));
            awaitValues(JobMetric.API_ERROR_RATIO, newestRatios(key));
            awaitValues(JobMetric.API_ERRORS, errors(told));
            awaitValues(JobMetric.ELECTIONS, elections(told));
            awaitValues(JobMetric.STALL_SECONDS, stallSeconds(told));
            Map<List<String>, Double> open = new HashMap<>(scrape().values(JobMetric.FINDINGS_OPEN));
            open.values().removeIf(count -> count == 0);
            assertThat(open).isEqualTo(open(told));
        }
        assertThat(requests).hasSizeGreaterThan(1);
    }

    @Test
    void keepsTheNamesOfAccountsAsTheyAre() throws Exception {
        String evil = "quote\" back\\slash\nline} 1\n" + "x".repeat(200);
        FakeCluster cluster = new FakeCluster("east");
        for (int second = 0; second < 60; second++) {
            cluster.call(second + 0.1, "a-b").call(second + 0.2, "a_b");
            cluster.call(
                    second + 0.3,
                    evil.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
        }
        List<TelemetryRow> rows = cluster.toTheEnd();

        try (Running job = run(env ->
                env.fromData(rows, TypeInformation.of(TelemetryRow.class)).uid("rows"))) {
            awaitValues(
                    JobMetric.API_REQUESTS,
                    Map.of(
                            List.of("east", "a-b"), 60.0,
                            List.of("east", "a_b"), 60.0,
                            List.of("east", evil), 60.0));
        }
    }

    @Test
    void knowsTheMetricsOfFlinkThatTheAlertsAskFor() throws Exception {
        TreeSet<String> asked = new TreeSet<>();
        FLINK_METRIC.matcher(Files.readString(ALERTS)).results().forEach(found -> asked.add(found.group()));

        try (Running job = run(env -> CaptureReplay.rows(env, CaptureSource.of(List.of())))) {
            Deadline.in(PATIENCE)
                    .await(
                            "a checkpoint is done",
                            () -> scrape().samples().stream()
                                    .anyMatch(sample ->
                                            sample.name().equals("flink_jobmanager_job_numberOfCompletedCheckpoints")
                                                    && sample.value() > 0));

            assertThat(scrape().names()).containsAll(asked);
        }
        assertThat(asked).isNotEmpty();
    }

    private void awaitValues(JobMetric metric, Map<List<String>, Double> expected) {
        try {
            Deadline.in(PATIENCE)
                    .await(metric.key(), () -> scrape().values(metric).equals(expected));
        } catch (IllegalStateException e) {
            assertThat(scrape().values(metric)).as(metric.key()).isEqualTo(expected);
        }
    }

    private Scrape scrape() {
        return Scrape.of(port);
    }

    /** Windows that follow upon each other without overlap. */
    private static Map<List<String>, Double> minutes(List<JsonNode> windows, String field) {
        Map<List<String>, Double> sums = new HashMap<>();
        for (JsonNode window : windows) {
            double count =
                    seconds(window, "window_end") % 60 == 0 ? window.path(field).asDouble() : 0;
            sums.merge(place(window), count, Double::sum);
        }
        return sums;
    }

    private static Map<List<String>, Double> newestRatios(List<JsonNode> windows) {
        Map<List<String>, JsonNode> newest = new HashMap<>();
        for (JsonNode window : windows) {
            newest.merge(
                    place(window),
                    window,
                    (one, other) -> seconds(one, "window_end") > seconds(other, "window_end") ? one : other);
        }
        long now = windows.stream()
                .mapToLong(window -> seconds(window, "window_end"))
                .max()
                .orElseThrow();
        Map<List<String>, Double> ratios = new HashMap<>();
        newest.forEach((place, window) -> {
            double calls = window.path("calls").asDouble();
            boolean gone = calls == 0 || now > seconds(window, "window_end") + 120;
            ratios.put(place, gone ? Double.NaN : window.path("failed_calls").asDouble() / calls);
        });
        return ratios;
    }

    /** The answer key has no classes. */
    private static Map<List<String>, Double> errors(Replayed told) {
        Map<List<String>, Double> errors = new HashMap<>();
        for (JsonNode window : told.records("error_ratio")) {
            if (seconds(window, "window_end") % 60 == 0) {
                window.path("by_class")
                        .properties()
                        .forEach(count -> errors.merge(
                                List.of(text(window, "cluster"), text(window, "account"), count.getKey()),
                                count.getValue().asDouble(),
                                Double::sum));
            }
        }
        return errors;
    }

    private static Map<List<String>, Double> elections(Replayed told) {
        Map<List<String>, Double> elections = new HashMap<>();
        for (JsonNode each : told.records("election")) {
            List<String> labels =
                    List.of(text(each, "cluster"), text(each, "account"), text(each, "scope"), text(each, "cause"));
            elections.merge(labels, 1.0, Double::sum);
        }
        return elections;
    }

    private static Map<List<String>, Double> stallSeconds(Replayed told) {
        Map<List<String>, Double> stalls = new HashMap<>();
        for (JsonNode stall : told.records("stall")) {
            double lasted = seconds(stall, "end") - seconds(stall, "start");
            stalls.merge(place(stall), lasted, Double::sum);
        }
        return stalls;
    }

    /** What is open after the last revision of each. */
    private static Map<List<String>, Double> open(Replayed told) {
        Map<String, JsonNode> last = new HashMap<>();
        told.records("breach").forEach(breach -> last.put(text(breach, "id"), breach));
        Map<List<String>, Double> open = new HashMap<>();
        last.values().stream()
                .filter(breach -> !text(breach, "state").equals("closed"))
                .forEach(breach -> open.merge(
                        List.of(text(breach, "cluster"), text(breach, "account"), text(breach, "severity")),
                        1.0,
                        Double::sum));
        return open;
    }

    private static List<String> place(JsonNode record) {
        return List.of(text(record, "cluster"), text(record, "account"));
    }

    private static String text(JsonNode record, String field) {
        return record.path(field).asText("").replace("null", "");
    }

    private static long seconds(JsonNode record, String field) {
        return Instant.parse(record.path(field).asText()).getEpochSecond();
    }

    /** Runs rows with metrics, and goes on when they have ended: with a task Flink forgets what it has counted. */
    private Running run(TopologyRun.Rows rows) throws Exception {
        Configuration options = new Configuration();
        options.setString("metrics.reporters", "prom");
        options.setString(
                "metrics.reporter.prom.factory.class", "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
        options.setString("metrics.reporter.prom.port", String.valueOf(port));
        options.setString("metrics.reporter.prom.filterLabelValueCharacters", "false");
        options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
        StreamExecutionEnvironment env = TopologyRun.environment(1, options);
        CaptureFile any = Captures.MISCONFIGURED.file();
        DataStream<TelemetryRow> endless = env.fromSource(
                        CaptureSource.of(List.of(any)).pausingAfter(0),
                        WatermarkStrategy.noWatermarks(),
                        "endless",
                        TypeInformation.of(TelemetryRow.class))
                .uid("endless");
        Findings found = MonitorTopology.define(rows.apply(env).union(endless), Settings.DEFAULTS);
        JobMetrics.count(found, Heartbeats.of(found));
        History.keep(found, Settings.DEFAULTS, HistoryConfig.inFolder(history));
        return new Running(env.executeAsync());
    }

    private record Running(JobClient job) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            job.cancel().get();
        }
    }
}
