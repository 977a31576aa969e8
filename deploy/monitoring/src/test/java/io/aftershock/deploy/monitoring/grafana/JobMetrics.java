package io.aftershock.deploy.monitoring.grafana;

/** Names that Flink's reporter for Prometheus gives to metrics of the job, of its operators and of its processes. */
final class JobMetrics {

    static final String JOB = "flink_jobmanager_job_";
    static final String TASK = "flink_taskmanager_job_task_";
    static final String OPERATOR = TASK + "operator_";

    /** What an operator counts by cluster: group {@code cluster=NAME}. */
    static final String OF_CLUSTER = OPERATOR + "cluster_";

    static final String PROCESS = "flink_taskmanager_Status_JVM_";

    /** Jobs that are chosen; processes do not know which job they run. */
    static final String CHOSEN = "{job_name=~\"$job_name\"}";

    private JobMetrics() {}

    /** A metric of the source of advisories, which has a name that other operators have too. */
    static String source(String name) {
        return OF_CLUSTER + name + "{job_name=~\"$job_name\", operator_name=~\".*advisories\"}";
    }

    static String ofCluster(String name) {
        return OF_CLUSTER + name + CHOSEN;
    }

    /** Of all subtasks that do it, by cluster. */
    static String sum(String selector) {
        return "sum by (cluster) (" + selector + ")";
    }

    static String rate(String selector) {
        return "rate(" + selector + "[$__rate_interval])";
    }

    static String increase(String selector, String window) {
        return "increase(" + selector + "[" + window + "])";
    }
}
