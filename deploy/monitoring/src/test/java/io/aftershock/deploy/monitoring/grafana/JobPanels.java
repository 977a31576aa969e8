package io.aftershock.deploy.monitoring.grafana;

import static io.aftershock.deploy.monitoring.grafana.JobMetrics.CHOSEN;
import static io.aftershock.deploy.monitoring.grafana.JobMetrics.JOB;
import static io.aftershock.deploy.monitoring.grafana.JobMetrics.OPERATOR;
import static io.aftershock.deploy.monitoring.grafana.JobMetrics.PROCESS;
import static io.aftershock.deploy.monitoring.grafana.JobMetrics.TASK;
import static io.aftershock.deploy.monitoring.grafana.JobMetrics.increase;
import static io.aftershock.deploy.monitoring.grafana.JobMetrics.rate;

import io.aftershock.deploy.monitoring.grafana.board.About;
import io.aftershock.deploy.monitoring.grafana.board.Panel;
import io.aftershock.deploy.monitoring.grafana.board.Query;
import io.aftershock.deploy.monitoring.grafana.board.Thresholds;
import io.aftershock.deploy.monitoring.grafana.board.Unit;
import io.aftershock.exporter.catalogue.Metric;

/** The job, as Flink sees it: does it run, does it remember, does it keep up? */
final class JobPanels {

    private static final String NOT_SCRAPED = "Flink is not scraped";

    private JobPanels() {}

    static Panel uptime(int width) {
        return Panel.stat(
                        "Job runs for",
                        width,
                        Unit.SECONDS,
                        About.of(
                                "For how long the job has been running without a restart.",
                                "as long as since the last deployment.",
                                "0 or young: the restarts beside it, and the exceptions of the job in Flink's web page."),
                        Query.now("{{job_name}}", "max by (job_name) (" + JOB + "uptime" + CHOSEN + ") / 1000"))
                .judged(Thresholds.goodFrom(1))
                .ifEmpty(NOT_SCRAPED);
    }

    static Panel restarts(int width) {
        return Panel.stat(
                        "Restarts of the job",
                        width,
                        Unit.COUNT,
                        About.of(
                                "How often Flink started the job anew in the range shown.",
                                "0. A restart costs seconds, and loses and repeats nothing.",
                                "the exceptions of the job in Flink's web page."),
                        Query.now(
                                "{{job_name}}",
                                "sum by (job_name) (" + increase(JOB + "numRestarts" + CHOSEN, "$__range") + ")"))
                .judged(Thresholds.rising(1, 5))
                .ifEmpty(NOT_SCRAPED);
    }

    static Panel checkpointAge(int width) {
        return Panel.stat(
                        "Last checkpoint",
                        width,
                        Unit.SECONDS,
                        About.of(
                                "How long ago the job last wrote down what it knows.",
                                "below the interval of its checkpoints and their duration.",
                                "failed checkpoints below: is their storage reached?"),
                        Query.now(
                                "{{job_name}}",
                                "time() - max by (job_name) (" + JOB + "lastCheckpointCompletedTimestamp" + CHOSEN
                                        + ") / 1000"))
                .judged(Thresholds.rising(300, 900))
                .ifEmpty(NOT_SCRAPED);
    }

    static Panel historyBlocked(int width) {
        return Panel.stat(
                        "History that waits",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Rows that wait to be written to the history; they are kept in the job's state, and alerts go on.",
                                "a few hundred, and 0 after each checkpoint. Empty if no history is kept.",
                                "the history below; `docs/history.md`."),
                        Query.now("rows", "sum(" + OPERATOR + "historyBacklog" + CHOSEN + ")"))
                .judged(Thresholds.rising(10_000, 100_000))
                .ifEmpty("no history");
    }

    static Panel checkpoints(int width) {
        return Panel.lines(
                "Checkpoints",
                width,
                Unit.MILLISECONDS,
                About.of(
                        "How long the last checkpoint took, and how many failed.",
                        "below a second, and none failed.",
                        "the log of the job manager: the storage, or a task that is busy."),
                Query.range("{{job_name}} took", "max by (job_name) (" + JOB + "lastCheckpointDuration" + CHOSEN + ")"),
                Query.range(
                        "{{job_name}} failed",
                        "max by (job_name) (" + JOB + "numberOfFailedCheckpoints" + CHOSEN + ")"));
    }

    static Panel busy(int width) {
        return Panel.lines(
                        "How busy tasks are",
                        width,
                        Unit.RATIO,
                        About.of(
                                "Share of the time for which a task works, by the first of its operators, of the subtask that does most.",
                                "well below 100 %, but while it catches up.",
                                "at 100 % the job is behind: more task slots and a higher parallelism, see `docs/scale.md`."),
                        Query.range("{{first}}", tasks("busyTimeMsPerSecond")),
                        Query.range("{{first}} held up", tasks("backPressuredTimeMsPerSecond")))
                .judged(Thresholds.rising(0.8, 0.95));
    }

    private static String tasks(String metric) {
        return "max by (first) (label_replace(" + TASK + metric + CHOSEN
                + ", \"first\", \"$1\", \"task_name\", \"(.*?)(?: -> .*)?\")) / 1000";
    }

    static Panel published(int width) {
        return Panel.lines(
                "Findings and windows published",
                width,
                Unit.PER_SECOND,
                About.of(
                        "Lines that the job puts into the findings stream each second, and those that it could not.",
                        "six a minute for each account and each cluster; no errors.",
                        "the server that holds the findings stream."),
                Query.range("published", "sum(" + rate(OPERATOR + "numRecordsSend" + CHOSEN) + ")"),
                Query.range("failed", "sum(" + rate(OPERATOR + "numRecordsSendErrors" + CHOSEN) + ")"));
    }

    static Panel counted(int width) {
        return Panel.lines(
                "Calls counted by both",
                width,
                Unit.PER_SECOND,
                About.of(
                        "API calls each second as the job counts them, and as the exporter does by what the job has published.",
                        "the same. The job's begin at zero when it is started anew, the exporter's do not.",
                        "the exporter's panels below, if they differ for longer: what has it lost?"),
                Query.range(
                        "{{cluster}} by the job",
                        "sum by (cluster) (rate(" + OPERATOR + "cluster_account_apiCalls" + CHOSEN + "[5m]))"),
                Query.range(
                        "{{cluster_name}} by the exporter",
                        Scope.sum(
                                "cluster_name", Scope.FLEET.of(Metric.API_CALLS).rate("5m"))));
    }

    static Panel history(int width) {
        return Panel.lines(
                        "History",
                        width,
                        Unit.PER_SECOND,
                        About.of(
                                "Rows written to the history each second, rows given up, and attempts that failed; and whether it cannot be written now.",
                                "rows each minute and nothing else. Empty if no history is kept.",
                                "`docs/history.md`: the catalogue and the warehouse."),
                        Query.range("written", "sum(" + rate(OPERATOR + "historyRows" + CHOSEN) + ")"),
                        Query.range("given up", "sum(" + rate(OPERATOR + "historyDropped" + CHOSEN) + ")"),
                        Query.range("failures", "sum(" + rate(OPERATOR + "historyFailures" + CHOSEN) + ")"),
                        Query.range("blocked", "max(" + OPERATOR + "historyBlocked" + CHOSEN + ")"))
                .ifEmpty("No history is kept.");
    }

    static Panel heap(int width) {
        return Panel.lines(
                "Memory of the task managers",
                width,
                Unit.BYTES,
                About.of(
                        "Used heap of each task manager, and how large it may become.",
                        "a saw well below its limit.",
                        "`docs/scale.md` says what state costs."),
                Query.range("used {{tm_id}}", PROCESS + "Memory_Heap_Used"),
                Query.range("at most {{tm_id}}", PROCESS + "Memory_Heap_Max"));
    }

    static Panel cpu(int width) {
        return Panel.lines(
                        "CPU of the task managers",
                        width,
                        Unit.RATIO,
                        About.of(
                                "Share of the machine's CPU that each task manager takes, and of its time that goes into collecting garbage.",
                                "below 80 %, garbage below 5 %.",
                                "how busy tasks are."),
                        Query.range("{{tm_id}}", PROCESS + "CPU_Load"),
                        Query.range("garbage {{tm_id}}", PROCESS + "GarbageCollector_All_TimeMsPerSecond / 1000"))
                .judged(Thresholds.rising(0.8, 0.95));
    }
}
