package io.aftershock.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.run.EmbeddedJob;
import io.aftershock.cli.stage.Stage;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.exporter.Exporter;
import io.aftershock.exporter.http.ScrapeAccess;
import io.aftershock.exporter.push.AlertsCompanion;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.FleetJob;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.check.Thresholds.Setting;
import io.aftershock.monitor.config.AlertsConfig;
import io.aftershock.monitor.config.AlertsConfig.AlertmanagerConfig;
import io.aftershock.monitor.config.ExportConfig;
import io.aftershock.monitor.config.ExporterConfig;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.junit.NeedsPrometheus;
import io.aftershock.testkit.prometheus.AlertmanagerServer;
import io.aftershock.testkit.prometheus.PrometheusServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.PortBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a fault of real servers to the pager, through all that lies between: the job, the findings stream, two exporters,
 * Alertmanager with the routing that is shipped. Each of them is restarted while the fault lasts.
 */
@NeedsNatsServer
@NeedsPrometheus
class OnePageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Path SHIPPED = Path.of("../../deploy/monitoring/alertmanager/alertmanager.yml");

    /** What is over is told so in half a minute instead of in two. */
    private static final Thresholds SHORT = new Thresholds(
            List.of(
                    seconds(Check.JETSTREAM_009, "lookback", 20),
                    seconds(Check.JETSTREAM_009, "long_lookback", 60),
                    seconds(Check.JETSTREAM_009, "clear", 5),
                    seconds(Check.NETWORK_001, "clear", 10)),
            Map.of(),
            "short");

    @TempDir
    private Path folder;

    @Test
    void pagesOnceWhateverIsRestartedAndSaysWhenItIsOver() throws Exception {
        try (Pager pager = new Pager();
                Stage stage = Stage.set("paged");
                AlertmanagerServer alertmanager = AlertmanagerServer.start(routing(pager), folder.resolve("am"))) {
            ExportConfig first = config(stage, alertmanager, "first");
            ExportConfig second = config(stage, alertmanager, "second");
            EmbeddedJob job = job(stage.config());
            Exporter one = exporter(first);
            Exporter other = exporter(second);
            try (PrometheusServer prometheus = prometheus(first.exporter().port())) {
                Deadline.in(PATIENCE)
                        .await(
                                "the job watches",
                                () -> prometheus
                                        .query("aftershock_api_calls_total > 0 and aftershock_api_error_ratio == 0")
                                        .contains("paged"));
                assertThat(pager.calls()).as("while all is well").isEmpty();

                NatsServer leader = stage.cluster().awaitMetaLeader(PATIENCE);
                NatsServer follower = stage.others(leader).get(0);
                long fault = System.currentTimeMillis();
                leader.kill();
                follower.kill();
                Deadline.in(PATIENCE)
                        .await("the pager rings", () -> !pager.pages("firing").isEmpty());
                long paged = pager.pages("firing").get(0).atMillis();
                System.out.printf("paged %.1f s after the fault%n", (paged - fault) / 1_000.0);
                Deadline.in(PATIENCE)
                        .await(
                                "Prometheus has it too",
                                () -> prometheus
                                        .query("aftershock_findings_open{severity=\"critical\"} > 0")
                                        .contains("META_006"));
                Deadline.in(PATIENCE)
                        .await(
                                "and that it was told",
                                () -> prometheus
                                        .query("aftershock_exporter_notifications_total{outcome=\"sent\"} > 0")
                                        .contains("sent"));

                one.close();
                alertmanager.stop();
                alertmanager.resume();
                other.close();
                job.close();
                one = exporter(first);
                awaitFiring(alertmanager);
                job = job(stage.config());
                other = exporter(second);

                long healed = System.currentTimeMillis();
                leader.restart();
                follower.restart();
                stage.cluster().awaitSettled();
                Deadline.in(PATIENCE)
                        .await(
                                "the pager hears that it is over",
                                () -> !pager.pages("resolved").isEmpty());
                System.out.printf(
                        "resolved %.1f s after the servers were back%n",
                        (pager.pages("resolved").get(0).atMillis() - healed) / 1_000.0);
                pager.calls().forEach(System.out::println);
            } finally {
                one.close();
                other.close();
                job.close();
            }
            assertThat(pager.pages("firing")).hasSize(1);
            assertThat(pager.pages("resolved")).hasSize(1);
            assertThat(pager.pages("resolved").get(0).family())
                    .isEqualTo(pager.pages("firing").get(0).family());
        }
    }

    /** An exporter that comes back tells what it reads in the stream, to an Alertmanager that has forgotten all alerts. */
    private static void awaitFiring(AlertmanagerServer alertmanager) {
        Deadline.in(PATIENCE)
                .await(
                        "Alertmanager knows again",
                        () -> alertmanager.alerts("alertname=\"META_006\"").contains("META_006"));
    }

    private EmbeddedJob job(FleetConfig fleet) throws Exception {
        FleetConfig config = new FleetConfig(fleet.clusters(), fleet.windows(), SHORT, fleet.findings(), List.of());
        return EmbeddedJob.start(
                1, folder.resolve("state"), env -> FleetJob.define(env, config, StartingPosition.onlyNew()));
    }

    private static Exporter exporter(ExportConfig config) throws Exception {
        AlertsCompanion alerts = AlertsCompanion.start(config, Objects.requireNonNull(config.alerts()));
        return Exporter.start(config, ScrapeAccess.read(config.exporter()), "test", List.of(alerts));
    }

    private static ExportConfig config(Stage stage, AlertmanagerServer alertmanager, String bucket) throws Exception {
        return new ExportConfig(
                Objects.requireNonNull(stage.config().findings()),
                new ExporterConfig("127.0.0.1:" + PortBlock.nextPort(), null, null, 200, 3_600_000, false, bucket),
                new AlertsConfig(
                        List.of(new AlertmanagerConfig(alertmanager.url(), null, null, null)),
                        null,
                        1_000,
                        Severity.WARNING,
                        null,
                        null),
                Map.of("paged", "test"),
                List.of());
    }

    private static Setting seconds(Check check, String key, double value) {
        return new Setting(check, key, value, null, null, null, "test");
    }

    /** The shipped routing, with times in which a test can wait. */
    private Path routing(Pager pager) throws Exception {
        String shipped = Files.readString(SHIPPED);
        String routing = shipped.substring(0, shipped.indexOf("\nreceivers:") + 1)
                .replaceAll("group_wait: (5|30)s", "group_wait: 3s")
                .replaceAll("group_interval: \\d+m", "group_interval: 1s");
        return Files.writeString(folder.resolve("alertmanager.yml"), routing + pager.receivers());
    }

    private PrometheusServer prometheus(int port) throws Exception {
        return PrometheusServer.start(
                Files.writeString(folder.resolve("prometheus.yml"), """
                        global: {scrape_interval: 1s}
                        scrape_configs: [{job_name: aftershock, static_configs: [{targets: ["127.0.0.1:%d"]}]}]
                        """.formatted(port)), folder.resolve("prometheus"));
    }
}
