package io.aftershock.deploy.monitoring.grafana;

import io.aftershock.deploy.monitoring.grafana.board.Color;
import io.aftershock.deploy.monitoring.grafana.board.Dashboard;
import io.aftershock.deploy.monitoring.grafana.board.Marker;
import io.aftershock.deploy.monitoring.grafana.board.Row;
import io.aftershock.deploy.monitoring.grafana.board.Variable;
import io.aftershock.exporter.catalogue.Metric;
import java.util.List;

/** Aftershock itself: can what the other dashboards show be believed, and if not, which part is at fault? */
final class ItselfDashboard {

    private ItselfDashboard() {}

    static Dashboard define() {
        return new Dashboard(
                Links.ITSELF,
                "Aftershock itself",
                "Can what the other dashboards show be believed, and if not, which part is at fault: a source, the job, the exporter or the pushing?",
                "now-3h",
                List.of(
                        Variable.datasource(),
                        Choices.clusters(),
                        Variable.some(
                                "job_name", "Flink job", "The job, by its name in Flink.", JobMetrics.JOB + "uptime"),
                        Variable.some(
                                "instance",
                                "Exporter",
                                "The exporters, by the address at which they are scraped.",
                                Metric.EXPORTER_BUILD.seriesName()),
                        Choices.runbooks()),
                markers(),
                List.of(
                        Row.of(
                                "Is it well?",
                                4,
                                JobPanels.uptime(3),
                                JobPanels.restarts(3),
                                JobPanels.checkpointAge(3),
                                SourcePanels.cutOff(3),
                                Trust.coverageNow(Scope.FLEET, 3),
                                Trust.lagNow(Scope.FLEET, 3),
                                ExporterPanels.connected(3),
                                ExporterPanels.newestMessage(3)),
                        Row.more(
                                4,
                                SourcePanels.deadLettersNow(4),
                                ExporterPanels.unread(4),
                                ExporterPanels.lost(4),
                                ExporterPanels.saved(4),
                                ExporterPanels.notTaken(4),
                                JobPanels.historyBlocked(4)),
                        Row.of(
                                "Sources: what comes in",
                                8,
                                SourcePanels.rows(8),
                                SourcePanels.pending(8),
                                SourcePanels.lag(8)),
                        Row.more(8, SourcePanels.connections(8), SourcePanels.trouble(8), SourcePanels.polls(8)),
                        Row.of(
                                "How far can it be believed?",
                                8,
                                Trust.coverage(Scope.FLEET, 6),
                                Trust.lag(Scope.FLEET, 6),
                                SourcePanels.unusable(6),
                                JobPanels.counted(6)),
                        Row.of(
                                "The job in Flink",
                                8,
                                JobPanels.checkpoints(8),
                                JobPanels.busy(8),
                                JobPanels.published(8)),
                        Row.more(8, JobPanels.history(8), JobPanels.heap(8), JobPanels.cpu(8)),
                        Row.of(
                                "The exporter",
                                8,
                                ExporterPanels.messages(8),
                                ExporterPanels.series(8),
                                ExporterPanels.memory(8)),
                        Row.more(8, ExporterPanels.cpu(8), ExporterPanels.collections(8), ExporterPanels.releases(8)),
                        Row.of(
                                "Alerts that are pushed",
                                8,
                                ExporterPanels.notifications(9),
                                ExporterPanels.alerts(7),
                                ExporterPanels.lastNotified(4),
                                ExporterPanels.orphaned(4))));
    }

    private static List<Marker> markers() {
        return List.of(
                new Marker(
                        "Restarts of the job",
                        Color.CRITICAL,
                        "max by (job_name) (changes(" + JobMetrics.JOB + "numRestarts" + JobMetrics.CHOSEN
                                + "[2m])) > 0",
                        false,
                        "{{job_name}} restarted",
                        "job_name"),
                new Marker(
                        "Starts of the exporter",
                        Color.INFO,
                        "1000 * process_start_time_seconds" + ExporterPanels.CHOSEN + " > $__from and on (instance) "
                                + Metric.EXPORTER_BUILD.seriesName(),
                        true,
                        "The exporter at {{instance}} started",
                        "instance"));
    }
}
