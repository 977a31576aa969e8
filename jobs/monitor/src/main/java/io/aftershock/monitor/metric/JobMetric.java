package io.aftershock.monitor.metric;

import java.util.List;

/** What the job counts of its clusters, in metric groups whose keys are labels in a Prometheus reporter. */
@SuppressWarnings("ImmutableEnumChecker") // the list is copied
public enum JobMetric {
    API_REQUESTS("apiRequests", "Requests to the API, of final windows.", Label.CLUSTER, Label.ACCOUNT),
    API_CALLS("apiCalls", "Calls, as checks count them, of final windows.", Label.CLUSTER, Label.ACCOUNT),
    API_FAILED_CALLS("apiFailedCalls", "Those of them that failed.", Label.CLUSTER, Label.ACCOUNT),
    API_ERRORS("apiErrors", "Errors by class, of final windows.", Label.CLUSTER, Label.ACCOUNT, Label.ERROR_CLASS),
    API_ERROR_RATIO(
            "apiErrorRatio",
            "Failed calls by calls in the newest window; not a number without calls, and when the cluster's clock is 2 min past its end.",
            Label.CLUSTER,
            Label.ACCOUNT),
    ELECTIONS(
            "elections",
            "Elections of leaders; the meta group's have an empty account.",
            Label.CLUSTER,
            Label.ACCOUNT,
            Label.SCOPE,
            Label.CAUSE),
    STALL_SECONDS(
            "stallSeconds",
            "Seconds of stalls that are over; those of the cluster as a whole have an empty account.",
            Label.CLUSTER,
            Label.ACCOUNT),
    FINDINGS_OPEN(
            "findingsOpen",
            "Breaches that are open now; those of the cluster as a whole have an empty account.",
            Label.CLUSTER,
            Label.ACCOUNT,
            Label.SEVERITY),
    ACCOUNTS_OVERFLOWED("accountsOverflowed", "Accounts that share `account=\"(others)\"`.", Label.CLUSTER);

    /** The keys of the groups; {@code cluster} is that of the sources' metrics too. */
    static final class Label {
        static final String CLUSTER = "cluster";
        static final String ACCOUNT = "account";
        static final String ERROR_CLASS = "error_class";
        static final String SCOPE = "scope";
        static final String CAUSE = "cause";
        static final String SEVERITY = "severity";

        private Label() {}
    }

    private final String key;
    private final String sentence;
    private final List<String> labels;

    JobMetric(String key, String sentence, String... labels) {
        this.key = key;
        this.sentence = sentence;
        this.labels = List.of(labels);
    }

    /** The metric's name within its groups. */
    public String key() {
        return key;
    }

    /** What it is, as a sentence. */
    public String sentence() {
        return sentence;
    }

    /** The keys of its groups, outermost first. */
    public List<String> labels() {
        return labels;
    }

    /** What Flink's Prometheus reporters call it, if their settings are those that come with Flink. */
    public String prometheusName() {
        return "flink_taskmanager_job_task_operator_" + String.join("_", labels) + "_" + key;
    }
}
