package io.aftershock.deploy.monitoring.grafana;

import io.aftershock.deploy.monitoring.grafana.board.About;
import io.aftershock.deploy.monitoring.grafana.board.Color;
import io.aftershock.deploy.monitoring.grafana.board.Column;
import io.aftershock.deploy.monitoring.grafana.board.Mapping;
import io.aftershock.deploy.monitoring.grafana.board.Panel;
import io.aftershock.deploy.monitoring.grafana.board.Query;
import io.aftershock.deploy.monitoring.grafana.board.Thresholds;
import io.aftershock.deploy.monitoring.grafana.board.Unit;
import io.aftershock.exporter.catalogue.Metric;
import java.util.List;

/** The exporter: does it hear of what the job finds, and does what it pushes arrive? */
final class ExporterPanels {

    static final String CHOSEN = "{instance=~\"$instance\"}";

    private ExporterPanels() {}

    static Panel connected(int width) {
        return Panel.stat(
                        "Exporters",
                        width,
                        Unit.NONE,
                        About.of(
                                "Whether each exporter can read the findings stream.",
                                "connected.",
                                "its log says why not; `aftershock doctor` for the connection."),
                        Query.now("{{instance}}", of(Metric.EXPORTER_CONNECTED)))
                .judged(Thresholds.goodFrom(1))
                .inWords(List.of(new Mapping(0, "cut off", Color.CRITICAL), new Mapping(1, "connected", Color.GOOD)))
                .ifEmpty("not scraped");
    }

    static Panel newestMessage(int width) {
        return Panel.stat(
                        "Newest finding or window",
                        width,
                        Unit.SECONDS,
                        About.of(
                                "How long ago the newest message that was read was put into the findings stream.",
                                "below 20 s: the job tells every ten seconds that a cluster is read.",
                                "is the job running? Then the connection of the exporter."),
                        Query.now("{{instance}}", "time() - " + of(Metric.EXPORTER_LAST_MESSAGE_TIMESTAMP_SECONDS)))
                .judged(Thresholds.rising(60, 300))
                .ifEmpty("nothing read");
    }

    static Panel unread(int width) {
        return Panel.stat(
                        "Unread messages",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Messages of the findings stream that wait to be read.",
                                "near 0, but for minutes after a start.",
                                "does it fall? The exporter reads faster than any job writes; if not, its CPU and its log."),
                        Query.now("{{instance}}", of(Metric.EXPORTER_PENDING_MESSAGES)))
                .judged(Thresholds.rising(1_000, 100_000));
    }

    static Panel lost(int width) {
        return Panel.stat(
                        "Messages lost or unreadable",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Messages of the findings stream that were gone before they were read, those that are no finding, and how often the stream was made anew, in the range shown.",
                                "0. Counters are too low by what was lost; open findings are told again and heal.",
                                "the limits of the findings stream; who else writes into it?"),
                        Query.now(
                                "stream made anew",
                                "sum(" + increase(Metric.EXPORTER_STREAM_RECREATIONS, "$__range") + ")"),
                        Query.now("lost", "sum(" + increase(Metric.EXPORTER_MISSED_MESSAGES, "$__range") + ")"),
                        Query.now(
                                "unreadable", "sum(" + increase(Metric.EXPORTER_UNREADABLE_MESSAGES, "$__range") + ")"))
                .judged(Thresholds.warnsFrom(1));
    }

    static Panel saved(int width) {
        return Panel.stat(
                        "Counts saved",
                        width,
                        Unit.SECONDS,
                        About.of(
                                "How long ago the exporter saved its counts, from which it goes on when it is started again.",
                                "below a minute.",
                                "`docs/exporter.md`: the bucket of its state, and the permission to write it."),
                        Query.now("{{instance}}", "time() - " + of(Metric.EXPORTER_STATE_SAVED_TIMESTAMP_SECONDS)))
                .judged(Thresholds.rising(120, 600))
                .ifEmpty("never");
    }

    static Panel notTaken(int width) {
        return Panel.stat(
                        "Notifications not taken",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Notifications that Alertmanager or the webhook refused, or that did not reach them, in the range shown.",
                                "0. What failed is sent again; what was refused is not wanted as it is.",
                                "the panels of pushed alerts, and the exporter's log."),
                        Query.now(
                                "not taken",
                                Scope.orNone("sum(" + "increase(" + Metric.EXPORTER_NOTIFICATIONS.seriesName()
                                        + "{instance=~\"$instance\", outcome!=\"sent\"}[$__range]))")))
                .judged(Thresholds.badFrom(1));
    }

    static Panel messages(int width) {
        return Panel.stack(
                "Messages read",
                width,
                Unit.PER_SECOND,
                About.of(
                        "Messages of the findings stream that are read each second, by record.",
                        "mostly `error_ratio`: six a minute for each account, and six `heartbeat` a minute for each cluster.",
                        "the job, if they stop."),
                Query.range("{{record}}", "sum by (record) (" + rate(Metric.EXPORTER_MESSAGES) + ")"));
    }

    static Panel series(int width) {
        return Panel.lines(
                "Series",
                width,
                Unit.COUNT,
                About.of(
                        "Series that are served of clusters, and those that were dropped since nothing was heard of them.",
                        "flat. A steady rise: accounts that come and go; see `exporter.accounts` and `exporter.idle`.",
                        "`docs/exporter.md`."),
                Query.range("served by {{instance}}", of(Metric.EXPORTER_SERIES)),
                Query.range("dropped by {{instance}}", of(Metric.EXPORTER_EXPIRED_SERIES)));
    }

    static Panel memory(int width) {
        return Panel.lines(
                "Memory of the exporter",
                width,
                Unit.BYTES,
                About.of(
                        "Resident memory and used heap.",
                        "flat, but for the saw of the heap.",
                        "the number of series, if it rises with it."),
                Query.range("resident {{instance}}", mine("process_resident_memory_bytes", "")),
                Query.range("heap {{instance}}", mine("jvm_memory_bytes_used", "area=\"heap\"")),
                Query.range("heap at most {{instance}}", mine("jvm_memory_bytes_max", "area=\"heap\"")));
    }

    static Panel cpu(int width) {
        return Panel.lines(
                "CPU of the exporter",
                width,
                Unit.RATIO,
                About.of(
                        "Of one core.",
                        "a few percent; up to 100 % for seconds after a start.",
                        "the rate of messages, and scrapes by too many."),
                Query.range("{{instance}}", mineRate("process_cpu_seconds_total")));
    }

    static Panel collections(int width) {
        return Panel.lines(
                        "Garbage collection of the exporter",
                        width,
                        Unit.RATIO,
                        About.of(
                                "Share of the time that goes into collecting garbage, by collector.",
                                "below 1 %.",
                                "the heap beside it: is it full?"),
                        Query.range("{{gc}} {{instance}}", mineRate("jvm_gc_collection_seconds_sum")))
                .judged(Thresholds.rising(0.05, 0.2));
    }

    static Panel releases(int width) {
        return Panel.table(
                "Releases",
                width,
                About.of("Which release each exporter is.", "one release.", "CHANGELOG.md of both, if there are two."),
                "Release",
                List.of(
                        Column.label("instance", "Exporter", 200),
                        Column.label("version", "Release", 120),
                        Column.only("Running", 80, Unit.COUNT)),
                Query.rows("max by (instance, version) (" + of(Metric.EXPORTER_BUILD) + ")"));
    }

    static Panel notifications(int width) {
        return Panel.stack(
                "Notifications",
                width,
                Unit.PER_SECOND,
                About.of(
                        "Notifications each second by receiver, and what became of them.",
                        "`sent` alone; open alerts are sent again every 30 s.",
                        "`failed`: the receiver is down, and is tried again. `refused`: it answers, and wants something else; see the exporter's log."),
                Query.range(
                        "{{receiver}} {{outcome}}",
                        "sum by (receiver, outcome) (" + rate(Metric.EXPORTER_NOTIFICATIONS) + ")"));
    }

    static Panel alerts(int width) {
        return Panel.lines(
                "Alerts",
                width,
                Unit.COUNT,
                About.of(
                        "Alerts by state, as each exporter knows them.",
                        "as many as findings are open that are critical or a warning; two exporters agree.",
                        "the table of open findings of the fleet."),
                Query.range("{{state}} {{instance}}", of(Metric.EXPORTER_ALERTS)));
    }

    static Panel lastNotified(int width) {
        return Panel.stat(
                        "Last taken",
                        width,
                        Unit.AGO,
                        About.of(
                                "When each receiver last took a notification.",
                                "seconds ago while something is open.",
                                "the notifications beside it."),
                        Query.now(
                                "{{receiver}}",
                                "1000 * max by (receiver) (" + of(Metric.EXPORTER_LAST_NOTIFIED_TIMESTAMP_SECONDS)
                                        + ")"))
                .ifEmpty("nothing was pushed");
    }

    static Panel orphaned(int width) {
        return Panel.stat(
                        "Alerts ended for want of news",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Findings in the range shown whose alert was ended since the job has lost them, or since nothing is heard of their cluster.",
                                "0.",
                                "does the job run, and was it started without its state?"),
                        Query.now("ended", "sum(" + increase(Metric.EXPORTER_ORPHANED_FINDINGS, "$__range") + ")"))
                .judged(Thresholds.warnsFrom(1));
    }

    private static String of(Metric metric) {
        return metric.seriesName() + CHOSEN;
    }

    private static String rate(Metric metric) {
        return "rate(" + of(metric) + "[$__rate_interval])";
    }

    private static String increase(Metric metric, String window) {
        return "increase(" + of(metric) + "[" + window + "])";
    }

    /** A metric that every JVM has, of those that are exporters. */
    private static String mine(String name, String more) {
        return name + "{instance=~\"$instance\"" + (more.isEmpty() ? "" : ", " + more) + "} and on (instance) "
                + Metric.EXPORTER_BUILD.seriesName();
    }

    private static String mineRate(String name) {
        return "rate(" + name + CHOSEN + "[$__rate_interval]) and on (instance) " + Metric.EXPORTER_BUILD.seriesName();
    }
}
