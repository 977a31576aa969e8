package io.aftershock.connectors.history.table;

import static io.aftershock.connectors.history.table.Column.count;
import static io.aftershock.connectors.history.table.Column.figure;
import static io.aftershock.connectors.history.table.Column.number;
import static io.aftershock.connectors.history.table.Column.text;
import static io.aftershock.connectors.history.table.Column.texts;
import static io.aftershock.connectors.history.table.Column.time;
import static io.aftershock.connectors.history.table.Column.yesOrNo;

import java.util.List;

/** What each table holds. New columns go to the end, may be null, and name the schema version that brought them. */
final class Columns {

    static final List<Column> API_MINUTES = List.of(
            cluster(),
            account(),
            accountName(),
            time("minute", "start of the minute, by the time of the audits"),
            text("operation", "the API call as NATS spells it, for example STREAM.INFO"),
            text("error_class", "class of the error; null for successes").orNull(),
            number("error_code", "err_code of the answers; null for successes").orNull(),
            count("requests", "answers: distinct audits"),
            count("errors", "answers that carry an error"),
            count("calls", "calls that checks judge: several answers to one call are one, missed reads are none"),
            count("failed_calls", "calls that checks judge and that failed"),
            yesOrNo("complete", "whether all telemetry of that account and minute has arrived"));

    static final List<Column> API_HOURS = rollup("hour", "start of the hour");
    static final List<Column> API_DAYS = rollup("day", "start of the day in UTC");

    static final List<Column> CLIENT_MINUTES = List.of(
            cluster(),
            account(),
            time("minute", "start of the minute, by the time of the audits"),
            text(
                            "client",
                            "name of the client's connection; null for all beyond the 20 with most failed calls, and for those without a name")
                    .orNull(),
            text("operation", "the API call as NATS spells it"),
            text("error_class", "class of the error"),
            number("error_code", "err_code of the answers"),
            count("errors", "calls that checks judge and that failed"));

    static final List<Column> ELECTIONS = List.of(
            text("id", "made of cluster, scope, asset and the number of the election"),
            cluster(),
            text("domain", "JetStream domain; null if the servers have none").orNull(),
            text("scope", "meta, stream or consumer"),
            text("account", "whose asset it is; null for the meta group").orNull(),
            text("stream", "the stream; null for the meta group").orNull(),
            text("consumer", "the consumer; null but for consumers").orNull(),
            text("leader", "name of the server that won"),
            text("previous_leader", "name of the server that led before; null if not known")
                    .orNull(),
            text("cause", "step_down, lame_duck, shutdown, first_leader, asset_change or unplanned"),
            yesOrNo("planned", "whether somebody wanted it: every cause but unplanned"),
            time("at", "when it ended"),
            count("outage_ms", "milliseconds without a leader; null if the telemetry does not tell")
                    .orNull(),
            text("hints", "what may lie behind an unplanned one, in words; null if nothing is known")
                    .orNull());

    static final List<Column> STALLS = List.of(
            text("id", "made of cluster, account and the number of the stall"),
            cluster(),
            text("account", "null for the cluster as a whole").orNull(),
            accountName(),
            time("start", "the second in which answers fell"),
            time("end", "the second in which they came back; null if they had not when the input ended")
                    .orNull(),
            count("lasted_ms", "milliseconds for which answers stopped"),
            count("requests_expected", "answers that usually come in that time"),
            count("requests_seen", "answers that came"),
            text("answers", "which answers are counted: all or meta_leader"),
            texts("election_ids", "elections for which calls waited"));

    static final List<Column> BREACHES = List.of(
            text("id", "made of check, cluster, account and the number of the episode; the same for all revisions"),
            number("revision", "1 for the first; the highest of an id holds"),
            text("check", "code of the check, for example JETSTREAM_009"),
            text("severity", "info, warning or critical"),
            text("state", "opened, updated, closed or reopened"),
            cluster(),
            text("account", "null if the check judges a cluster").orNull(),
            accountName(),
            time("at", "the cluster's clock at this revision"),
            time("opened_at", "when it opened"),
            time("closed_at", "when it closed; null while it is open").orNull(),
            figure("value", "what was judged, in the unit of threshold"),
            figure("threshold", "what value has to pass"),
            number("lookback_s", "seconds that the check looks back; null if it looks at the present")
                    .orNull(),
            text("fault_side", "service, client, or null if the check judges no calls")
                    .orNull(),
            text("parent_id", "id of the breach that explains this one; null if none is known")
                    .orNull(),
            yesOrNo("delayed", "whether it was found while catching up"),
            text("config_version", "names the thresholds that were in force"),
            text("summary", "one sentence with the numbers"),
            text("runbook", "where to read on"),
            figure("interval_low", "lower end of what chance leaves open about value; null if the check counts")
                    .orNull(),
            figure("interval_high", "upper end of it; null if the check counts").orNull(),
            text("evidence", "codes, operations, clients and streams behind it, as the JSON of the line"));

    static final List<Column> CORRELATIONS = List.of(
            text("id", "that of its breach or election, with a prefix; the same for all revisions"),
            number("revision", "1 for the first; the highest of an id holds"),
            text("kind", "crash, degraded, client_fault or quiet_election; null if nothing explains it")
                    .orNull(),
            cluster(),
            text("account", "null if it belongs to an election").orNull(),
            accountName(),
            time("at", "the cluster's clock at this revision"),
            count("errors_inside", "failed calls inside the times of unplanned elections"),
            count("requests_inside", "calls inside of them"),
            count("errors_outside", "failed calls outside"),
            count("requests_outside", "calls outside"),
            figure("ratio_without", "failed calls per call outside; null without calls there")
                    .orNull(),
            figure("p_value", "how likely the coincidence is by chance, 0 to 1; null if not computed")
                    .orNull(),
            text("summary", "one sentence with the numbers"),
            texts("election_ids", "elections that it looks at"),
            texts("stall_ids", "stalls that it looks at"),
            texts("breach_ids", "breaches that it looks at"));

    static final List<Column> INCIDENTS = List.of(
            text("id", "made of the check, the error class and the number of the incident; the same for all revisions"),
            number("revision", "1 for the first; the highest of an id holds"),
            text("check", "code of the check that its members are breaches of"),
            text("error_class", "that most calls of its members failed with; null if the check judges no errors")
                    .orNull(),
            text("severity", "the worst that a member has had"),
            text("state", "opened, updated, closed or reopened"),
            time("at", "the clock of the cluster that brought this revision about"),
            time("opened_at", "when its first member opened"),
            time("closed_at", "when its last member closed; null while one is open")
                    .orNull(),
            texts("clusters", "where it is"),
            texts("breach_ids", "its first hundred members"),
            text("summary", "one sentence with the numbers"),
            text("runbook", "where to read on"));

    static final List<Column> COVERAGE = List.of(
            cluster(),
            text("server", "name of the server that counted; null where nobody knows")
                    .orNull(),
            time("from_at", "start of the time that is told of, by the server's clock"),
            time("to_at", "end of it"),
            count("expected", "API calls that the server counted; null where nobody knows")
                    .orNull(),
            count("seen", "audits of it that have arrived"),
            count("missing", "audits that have not"),
            text(
                            "cause",
                            "no_export, capture_lost, server_restarted, unknown, or history_full if minutes could not be written; null if none are missing")
                    .orNull(),
            yesOrNo("settled", "whether late copies can no longer arrive: the word that holds"),
            time("minute", "start of the minute in which that time begins, to add up by"));

    private Columns() {}

    private static Column cluster() {
        return text("cluster", "name of the cluster");
    }

    private static Column account() {
        return text("account", "the account as telemetry names it");
    }

    private static Column accountName() {
        return text("account_name", "what people call the account; null if not known, or the same")
                .orNull();
    }

    private static List<Column> rollup(String unit, String doc) {
        return List.of(
                cluster(),
                account(),
                accountName(),
                time(unit, doc),
                text("operation", "the API call as NATS spells it"),
                text("error_class", "class of the error; null for successes").orNull(),
                number("error_code", "err_code of the answers; null for successes")
                        .orNull(),
                count("requests", "sum of the minutes"),
                count("errors", "sum of the minutes"),
                count("calls", "sum of the minutes"),
                count("failed_calls", "sum of the minutes"),
                number("minutes", "minutes of that account with any answer at all"),
                number("complete_minutes", "those of them whose telemetry has arrived in full"));
    }
}
