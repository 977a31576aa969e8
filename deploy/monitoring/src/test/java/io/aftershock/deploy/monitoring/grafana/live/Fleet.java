package io.aftershock.deploy.monitoring.grafana.live;

import com.sun.net.httpserver.HttpServer;
import io.aftershock.cli.EmbeddedFlink;
import io.aftershock.cli.stage.Stage;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.exporter.Exporter;
import io.aftershock.exporter.http.ScrapeAccess;
import io.aftershock.exporter.push.AlertsCompanion;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.FleetJob;
import io.aftershock.monitor.config.AlertsConfig;
import io.aftershock.monitor.config.AlertsConfig.AlertmanagerConfig;
import io.aftershock.monitor.config.ClusterConfig;
import io.aftershock.monitor.config.ExportConfig;
import io.aftershock.monitor.config.ExporterConfig;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.monitor.window.WindowSpec;
import io.aftershock.testkit.prometheus.PrometheusServer;
import io.aftershock.testkit.server.PortBlock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * All that stands around the dashboards in earnest: the demo's cluster under load, the job with Flink's reporter, the exporter,
 * and a Prometheus that scrapes both.
 *
 * <p>The job is told of two clusters, and both are this one: so the same happens in both, which makes an incident of it.
 */
final class Fleet implements AutoCloseable {

    static final Duration SCRAPE_INTERVAL = Duration.ofSeconds(1);

    /** Windows that become final soon, so that the test need not wait for minutes. */
    private static final WindowSpec WINDOWS = new WindowSpec(10_000, 5_000, 5_000);

    private static final String NAME = "demo";
    private static final long RESEND_MILLIS = 2_000;
    private static final Duration CHECKPOINTS = Duration.ofSeconds(2);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Stage stage;
    private final PrometheusServer prometheus;
    private final FailsOnce failure = new FailsOnce();

    private Fleet(Path folder) throws Exception {
        try {
            stage = opened(Stage.set(NAME));
            FleetConfig config = twice(stage.config());
            int flink = PortBlock.nextPort();
            JobClient job = start(config, folder.resolve("history"), flink);
            running.push(() -> job.cancel().get());
            AlertsConfig alerts = alerts();
            ExportConfig export = new ExportConfig(
                    Objects.requireNonNull(config.findings()),
                    new ExporterConfig("127.0.0.1:0", null, null, 200, 3_600_000, false, "aftershock-exporter"),
                    alerts,
                    Map.of(),
                    List.of());
            AlertsCompanion pushing = AlertsCompanion.start(export, alerts);
            Exporter exporter = opened(
                    Exporter.start(export, ScrapeAccess.read(export.exporter()), "0.0.0-test", List.of(pushing)));
            prometheus = opened(
                    PrometheusServer.start(scrapes(folder, exporter.url(), flink), folder.resolve("prometheus")));
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    static Fleet start(Path folder) throws Exception {
        return new Fleet(folder);
    }

    private <T extends AutoCloseable> T opened(T resource) {
        running.push(resource);
        return resource;
    }

    Stage stage() {
        return stage;
    }

    PrometheusServer prometheus() {
        return prometheus;
    }

    /** Lets a task of the job fail, after which Flink starts it anew. */
    void failTheJob() {
        failure.now();
    }

    private static FleetConfig twice(FleetConfig config) {
        ClusterConfig cluster = config.clusters().get(0);
        ClusterPolls polls = Objects.requireNonNull(cluster.polls());
        String other = cluster.name() + "-2";
        ClusterConfig same = new ClusterConfig(
                other, null, cluster.streams(), ClusterPolls.over(other, Objects.requireNonNull(polls.system())));
        return new FleetConfig(
                List.of(cluster, same), WINDOWS, config.thresholds(), config.findings(), config.warnings());
    }

    private JobClient start(FleetConfig config, Path history, int port) throws Exception {
        Configuration options = new Configuration();
        options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS);
        FlinkReporter.configure(options, port);
        StreamExecutionEnvironment env = EmbeddedFlink.environment(1, options);
        failure.on(FleetJob.define(env, config, StartingPosition.onlyNew(), HistoryConfig.inFolder(history)));
        return FlinkReporter.within(() -> env.executeAsync("aftershock"));
    }

    /** One receiver that takes alerts, and one that does not want them. */
    private AlertsConfig alerts() throws IOException {
        return new AlertsConfig(
                List.of(alertmanager(200), alertmanager(400)), null, RESEND_MILLIS, Severity.WARNING, null, null);
    }

    private AlertmanagerConfig alertmanager(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        running.push(() -> server.stop(0));
        return new AlertmanagerConfig("http://127.0.0.1:" + server.getAddress().getPort(), null, null, null);
    }

    private static Path scrapes(Path folder, String exporter, int flink) throws IOException {
        return Files.writeString(folder.resolve("prometheus.yml"), """
                global:
                  scrape_interval: %ds
                scrape_configs:
                  - job_name: aftershock
                    static_configs:
                      - targets: ["%s"]
                  - job_name: flink
                    static_configs:
                      - targets: ["127.0.0.1:%d"]
                """.formatted(
                        SCRAPE_INTERVAL.toSeconds(), exporter.replaceFirst("^https?://", ""), flink));
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("something did not stop in order: " + e.getMessage());
            }
        }
    }
}
