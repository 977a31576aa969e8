package io.aftershock.monitor.publish;

import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.window.ErrorRatio;
import io.aftershock.monitor.ingest.DeadLetter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts findings into the lines that the contract promises; docs/json-lines.md lists their fields. */
public final class Lines {

    private Lines() {}

    public static Line of(ErrorRatio window) {
        String json = JsonRecord.of(
                "error_ratio",
                to -> to.field("cluster", window.cluster())
                        .field("account", window.account())
                        .time("window_start", window.windowStartMillis())
                        .time("window_end", window.windowEndMillis())
                        .field("requests", window.requests())
                        .field("errors", window.errors())
                        .field("calls", window.calls())
                        .field("failed_calls", window.failedCalls())
                        .field("own_requests", window.ownRequests())
                        .counts("by_class", window.byClass())
                        .counts("by_code", window.byCode())
                        .field("complete", window.complete())
                        .field("account_name", window.accountName()));
        return new Line(
                "error_ratio",
                window.windowEndMillis(),
                window.cluster(),
                window.account(),
                "",
                window.windowEndMillis(),
                0,
                false,
                json,
                Sentences.of(window));
    }

    public static Line of(Election election) {
        String json = JsonRecord.of(
                "election",
                to -> to.field("id", election.id())
                        .field("cluster", election.cluster())
                        .field("domain", election.domain())
                        .field("scope", election.scope().label())
                        .field("account", election.account())
                        .field("stream", election.stream())
                        .field("consumer", election.consumer())
                        .field("leader", election.leader())
                        .field("previous_leader", election.previousLeader())
                        .field("cause", election.cause().label())
                        .time("at", election.atMillis())
                        .number("outage_ms", election.outageMillis())
                        .objects(
                                "hints",
                                election.hints(),
                                (hint, each) -> each.field("name", hint.name())
                                        .field("server", hint.server())
                                        .number("value", hint.value())));
        return new Line(
                "election",
                election.atMillis(),
                election.cluster(),
                orEmpty(election.account()),
                election.id(),
                election.atMillis(),
                0,
                !election.isMeta(),
                json,
                Sentences.of(election));
    }

    public static Line of(Breach breach) {
        String json = JsonRecord.of("breach", to -> write(breach, to));
        return new Line(
                "breach",
                breach.atMillis(),
                breach.cluster(),
                orEmpty(breach.account()),
                breach.id(),
                breach.openedAtMillis(),
                breach.revision(),
                false,
                json,
                Sentences.of(breach));
    }

    private static void write(Breach breach, JsonRecord to) throws IOException {
        to.field("id", breach.id())
                .field("revision", breach.revision())
                .field("check", breach.check())
                .field("severity", breach.severity().label())
                .field("state", breach.state().label())
                .field("cluster", breach.cluster())
                .field("account", breach.account())
                .time("at", breach.atMillis())
                .time("opened_at", breach.openedAtMillis())
                .time("closed_at", breach.closedAtMillis())
                .number("value", breach.value())
                .number("threshold", breach.threshold())
                .number("lookback_s", breach.lookbackSeconds());
        if (breach.interval() == null) {
            to.numbers("interval");
        } else {
            to.numbers("interval", breach.interval().low(), breach.interval().high());
        }
        to.field("summary", breach.summary())
                .object("evidence", each -> evidence(each, breach.evidence()))
                .field("parent_id", breach.parentId())
                .field("delayed", breach.delayed())
                .field("config_version", breach.configVersion())
                .field("runbook", breach.runbook())
                .field("fault_side", breach.faultSide())
                .field("account_name", breach.accountName());
    }

    /** Evidence alone, as it stands in the line of a breach. */
    public static String json(Evidence evidence) {
        return JsonRecord.of(to -> evidence(to, evidence));
    }

    private static void evidence(JsonRecord to, Evidence evidence) throws IOException {
        entries(to, "codes", evidence.codes());
        entries(to, "operations", evidence.operations());
        entries(to, "clients", evidence.clients());
        entries(to, "streams", evidence.streams());
    }

    private static void entries(JsonRecord to, String name, List<EvidenceEntry> entries) throws IOException {
        to.objects(
                name,
                entries,
                (entry, each) -> each.field("name", entry.name())
                        .field("errors", entry.errors())
                        .field("requests", entry.requests()));
    }

    public static Line of(Correlation correlation) {
        String json = JsonRecord.of(
                "correlation",
                to -> to.field("id", correlation.id())
                        .field("revision", correlation.revision())
                        .field(
                                "kind",
                                correlation.kind() == null
                                        ? null
                                        : correlation.kind().label())
                        .field("cluster", correlation.cluster())
                        .field("account", correlation.account())
                        .time("at", correlation.atMillis())
                        .strings("election_ids", correlation.electionIds())
                        .strings("stall_ids", correlation.stallIds())
                        .strings("breach_ids", correlation.breachIds())
                        .field("errors_inside", correlation.errorsInside())
                        .field("requests_inside", correlation.requestsInside())
                        .field("errors_outside", correlation.errorsOutside())
                        .field("requests_outside", correlation.requestsOutside())
                        .number("ratio_without", correlation.ratioWithout())
                        .number("p_value", correlation.pValue())
                        .field("summary", correlation.summary())
                        .field("account_name", correlation.accountName()));
        return new Line(
                "correlation",
                correlation.atMillis(),
                correlation.cluster(),
                orEmpty(correlation.account()),
                correlation.id(),
                correlation.atMillis(), // it does not say when its breach or election began
                correlation.revision(),
                false,
                json,
                Sentences.of(correlation));
    }

    /** It belongs to no cluster. */
    public static Line of(FleetIncident incident) {
        String json = JsonRecord.of(
                "incident",
                to -> to.field("id", incident.id())
                        .field("revision", incident.revision())
                        .field("check", incident.check())
                        .field("error_class", incident.errorClass())
                        .field("severity", incident.severity().label())
                        .field("state", incident.state().label())
                        .time("at", incident.atMillis())
                        .time("opened_at", incident.openedAtMillis())
                        .time("closed_at", incident.closedAtMillis())
                        .strings("clusters", incident.clusters())
                        .strings("breach_ids", incident.breachIds())
                        .field("summary", incident.summary())
                        .field("runbook", incident.runbook()));
        return new Line(
                "incident",
                incident.atMillis(),
                "",
                "",
                incident.id(),
                incident.openedAtMillis(),
                incident.revision(),
                false,
                json,
                Sentences.of(incident));
    }

    public static Line of(Stall stall) {
        String json = JsonRecord.of(
                "stall",
                to -> to.field("id", stall.id())
                        .field("cluster", stall.cluster())
                        .field("account", stall.account())
                        .time("start", stall.startMillis())
                        .time("end", stall.endMillis())
                        .field("requests_expected", stall.requestsExpected())
                        .field("requests_seen", stall.requestsSeen())
                        .strings("election_ids", stall.electionIds())
                        .field("answers", stall.answers().label())
                        .field("account_name", stall.accountName()));
        return new Line(
                "stall",
                stall.endMillis() == null ? stall.atMillis() : stall.endMillis(),
                stall.cluster(),
                orEmpty(stall.account()),
                stall.id(),
                stall.startMillis(),
                0,
                false,
                json,
                Sentences.of(stall));
    }

    public static Line of(DeadLetter letter) {
        String json = JsonRecord.of(
                "dead_letter",
                to -> to.field("cluster", letter.cluster())
                        .field("reason", letter.reason().label())
                        .field("subject", letter.subject())
                        .time("at", letter.receivedMillis())
                        .field("bytes", letter.bytes())
                        .field("detail", letter.detail()));
        String text = Sentences.printable("dead letter (" + letter.reason().label() + ") of cluster " + letter.cluster()
                + ": " + letter.subject() + ": " + letter.detail());
        return new Line(
                "dead_letter",
                letter.receivedMillis(),
                letter.cluster(),
                "",
                // By the cluster too: not every subject names it.
                letter.cluster() + ":" + letter.subject() + ":" + letter.receivedMillis() + ":" + letter.bytes(),
                letter.receivedMillis(),
                0,
                false,
                json,
                text);
    }

    public static Line of(Heartbeat heartbeat) {
        String json = JsonRecord.of(
                "heartbeat",
                to -> to.field("cluster", heartbeat.cluster())
                        .time("at", heartbeat.atMillis())
                        .number("expected", heartbeat.expected())
                        .number("seen", heartbeat.seen())
                        .field("delayed", heartbeat.delayed()));
        return new Line(
                "heartbeat",
                heartbeat.atMillis(),
                heartbeat.cluster(),
                "",
                "",
                heartbeat.atMillis(),
                0,
                false,
                json,
                Sentences.of(heartbeat));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
