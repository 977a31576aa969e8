package io.aftershock.exporter.catalogue;

import static io.aftershock.exporter.catalogue.MetricKind.COUNTER;
import static io.aftershock.exporter.catalogue.MetricKind.GAUGE;
import static io.aftershock.exporter.catalogue.MetricKind.INFO;
import static io.aftershock.exporter.catalogue.MetricUnit.NONE;
import static io.aftershock.exporter.catalogue.MetricUnit.RATIO;
import static io.aftershock.exporter.catalogue.MetricUnit.SECONDS;

import java.util.List;
import java.util.Locale;

/** Every metric that the exporter serves, but those of the process and the JVM; the table in docs/exporter.md is made from it. */
public enum Metric {
    API_REQUESTS(COUNTER, NONE, "Answers of the JetStream API, by final windows.", "cluster_name", "account"),
    API_CALLS(
            COUNTER,
            NONE,
            "Calls of the JetStream API that checks judge: answers to one call counted once, missed reads left out.",
            "cluster_name",
            "account"),
    API_FAILED_CALLS(COUNTER, NONE, "Calls that failed.", "cluster_name", "account"),
    API_ERRORS(COUNTER, NONE, "Answers that carry an error, by its class.", "cluster_name", "account", "error_class"),
    API_ERROR_RATIO(
            GAUGE,
            RATIO,
            "Failed calls by calls in the newest window; absent when the cluster's clock is 2 minutes past it.",
            "cluster_name",
            "account"),
    ELECTIONS(
            COUNTER,
            NONE,
            "Elections of leaders; those of the meta group have no account.",
            "cluster_name",
            "account",
            "scope",
            "cause"),
    LAST_ELECTION_TIMESTAMP_SECONDS(
            GAUGE, SECONDS, "When the meta group last elected a leader, since the epoch.", "cluster_name"),
    STALL_SECONDS(
            COUNTER,
            SECONDS,
            "For how long answers stopped, by stalls that are over; of the cluster as a whole without account.",
            "cluster_name",
            "account"),
    FINDINGS_OPEN(GAUGE, NONE, "Findings that are open.", "cluster_name", "account", "check", "severity"),
    FINDINGS(
            COUNTER,
            NONE,
            "Findings that have opened, by the severity that they opened with.",
            "cluster_name",
            "account",
            "check",
            "severity"),
    INCIDENTS_OPEN(GAUGE, NONE, "Incidents of several clusters that are open.", "check", "severity"),
    COVERAGE_RATIO(
            GAUGE,
            RATIO,
            "Audits that arrived by calls that servers counted, over the last 5 minutes; what is missing is not judged.",
            "cluster_name"),
    COVERAGE_EXPECTED_CALLS(COUNTER, NONE, "API calls that servers counted.", "cluster_name"),
    COVERAGE_SEEN_CALLS(COUNTER, NONE, "Audits of them that arrived.", "cluster_name"),
    SOURCE_LAG_SECONDS(
            GAUGE, SECONDS, "How far the cluster's clock in the job, as last heard, is behind now.", "cluster_name"),
    DEAD_LETTERS(COUNTER, NONE, "Rows of telemetry that could not be used.", "cluster_name", "reason"),
    ACCOUNTS_OVERFLOWED(
            GAUGE,
            NONE,
            "Accounts that share the account (others), since there are more than exporter.accounts; at most 10000 are told apart.",
            "cluster_name"),

    EXPORTER_CONNECTED(GAUGE, NONE, "Whether the findings stream can be read: 1, else 0."),
    EXPORTER_LAST_MESSAGE_TIMESTAMP_SECONDS(GAUGE, SECONDS, "When the last message that was read had been stored."),
    EXPORTER_PENDING_MESSAGES(GAUGE, NONE, "Messages that the stream holds and that have not been read."),
    EXPORTER_MESSAGES(COUNTER, NONE, "Messages that were read by this process, by record.", "record"),
    EXPORTER_UNREADABLE_MESSAGES(COUNTER, NONE, "Messages that are not what docs/json-lines.md promises."),
    EXPORTER_MISSED_MESSAGES(COUNTER, NONE, "Messages that were gone before this process could read them, at most."),
    EXPORTER_STREAM_RECREATIONS(COUNTER, NONE, "How often this process found the findings stream made anew."),
    EXPORTER_SERIES(GAUGE, NONE, "Series of clusters that are served."),
    EXPORTER_EXPIRED_SERIES(COUNTER, NONE, "Series that this process dropped since nothing was heard of them."),
    EXPORTER_STATE_SAVED_TIMESTAMP_SECONDS(
            GAUGE, SECONDS, "When counts were last saved; absent if they cannot be kept."),
    EXPORTER_BUILD(INFO, NONE, "Which release this is.", "version"),
    EXPORTER_NOTIFICATIONS(
            COUNTER,
            NONE,
            "Alerts that were told by this process, repetitions too, by outcome: sent, refused or failed.",
            "receiver",
            "outcome"),
    EXPORTER_LAST_NOTIFIED_TIMESTAMP_SECONDS(GAUGE, SECONDS, "When a receiver last took an alert.", "receiver"),
    EXPORTER_ALERTS(GAUGE, NONE, "Alerts, by state: firing, or waiting to be told to some receiver.", "state"),
    EXPORTER_ORPHANED_FINDINGS(
            COUNTER,
            NONE,
            "Open findings whose alert this process ended, since the job has lost them or nothing is heard of their cluster.");

    /** What every name begins with. */
    public static final String PREFIX = "aftershock_";

    private final MetricKind kind;
    private final MetricUnit unit;
    private final String help;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> labels;

    private final String family;

    Metric(MetricKind kind, MetricUnit unit, String help, String... labels) {
        this.kind = kind;
        this.unit = unit;
        this.help = help;
        this.labels = List.of(labels);
        this.family = PREFIX + name().toLowerCase(Locale.ROOT);
        if (!help.endsWith(".") || !family.endsWith(unit.suffix())) {
            throw new IllegalArgumentException(name() + " needs a sentence, and a name that ends with its unit");
        }
    }

    /** The name of its series. */
    public String seriesName() {
        return switch (kind) {
            case COUNTER -> family + "_total";
            case INFO -> family + "_info";
            case GAUGE -> family;
        };
    }

    /** The name without what tells counters and infos apart. */
    public String family() {
        return family;
    }

    public MetricKind kind() {
        return kind;
    }

    public MetricUnit unit() {
        return unit;
    }

    /** What it tells, as a sentence. */
    public String help() {
        return help;
    }

    /** The names of its labels. */
    public List<String> labels() {
        return labels;
    }
}
