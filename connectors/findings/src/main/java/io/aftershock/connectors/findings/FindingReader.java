package io.aftershock.connectors.findings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.election.ElectionScope;
import io.aftershock.model.election.Hint;
import io.aftershock.model.finding.Answers;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.CorrelationKind;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Interval;
import io.aftershock.model.finding.Severity;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.window.ErrorRatio;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the JSON lines of docs/json-lines.md back into records; fields and records that it does not know it skips. */
public final class FindingReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FindingReader() {}

    /**
     * Hands one line on as what it is.
     *
     * @return the name of its record, also if that is one that this version does not know
     * @throws UnreadableFindingException if it is not JSON, or a field is missing or not what it should be
     */
    public static String read(byte[] line, FindingHandler to) throws UnreadableFindingException {
        Fields fields = new Fields(parse(line));
        String record = fields.text("record");
        switch (record) {
            case "error_ratio" -> to.window(window(fields));
            case "election" -> to.election(election(fields));
            case "stall" -> to.stall(stall(fields));
            case "breach" -> to.breach(breach(fields));
            case "correlation" -> to.correlation(correlation(fields));
            case "incident" -> to.incident(incident(fields));
            case "heartbeat" -> to.heartbeat(heartbeat(fields));
            case "dead_letter" -> to.deadLetter(fields.text("cluster"), fields.text("reason"));
            default -> {} // of a newer version
        }
        return record;
    }

    private static JsonNode parse(byte[] line) throws UnreadableFindingException {
        try {
            JsonNode json = JSON.readTree(line);
            if (json == null || !json.isObject()) {
                throw new UnreadableFindingException("it is no JSON object");
            }
            return json;
        } catch (JsonProcessingException e) {
            // its own message would quote the body
            throw new UnreadableFindingException(
                    "it is not JSON from byte " + e.getLocation().getByteOffset() + " on", e);
        } catch (IOException e) {
            throw new UnreadableFindingException("it cannot be read", e);
        }
    }

    private static ErrorRatio window(Fields from) throws UnreadableFindingException {
        return new ErrorRatio(
                from.text("cluster"),
                from.text("account"),
                from.time("window_start"),
                from.time("window_end"),
                from.number("requests"),
                from.number("errors"),
                from.number("calls"),
                from.number("failed_calls"),
                from.number("own_requests"),
                from.counts("by_class"),
                from.counts("by_code"),
                from.flag("complete"),
                from.textOrNull("account_name"));
    }

    private static Election election(Fields from) throws UnreadableFindingException {
        return new Election(
                from.text("id"),
                from.text("cluster"),
                from.textOrNull("domain"),
                from.constant(ElectionScope.class, "scope"),
                from.textOrNull("account"),
                from.textOrNull("stream"),
                from.textOrNull("consumer"),
                from.text("leader"),
                from.textOrNull("previous_leader"),
                from.constant(ElectionCause.class, "cause"),
                from.time("at"),
                from.numberOrNull("outage_ms"),
                from.objects(
                        "hints",
                        hint -> new Hint(hint.text("name"), hint.textOrNull("server"), hint.realOrNull("value"))));
    }

    private static Stall stall(Fields from) throws UnreadableFindingException {
        long startMillis = from.time("start");
        Long endMillis = from.timeOrNull("end");
        return new Stall(
                from.text("id"),
                from.text("cluster"),
                from.textOrNull("account"),
                startMillis,
                endMillis,
                from.number("requests_expected"),
                from.number("requests_seen"),
                from.texts("election_ids"),
                from.constant(Answers.class, "answers"),
                from.textOrNull("account_name"),
                endMillis == null ? startMillis : endMillis);
    }

    private static Breach breach(Fields from) throws UnreadableFindingException {
        Long lookback = from.numberOrNull("lookback_s");
        return new Breach(
                from.text("id"),
                (int) from.number("revision"),
                from.text("check"),
                from.constant(Severity.class, "severity"),
                from.constant(BreachState.class, "state"),
                from.text("cluster"),
                from.textOrNull("account"),
                from.time("at"),
                from.time("opened_at"),
                from.timeOrNull("closed_at"),
                from.real("value"),
                from.real("threshold"),
                lookback == null ? null : lookback.intValue(),
                interval(from.reals("interval")),
                from.text("summary"),
                evidence(from.object("evidence")),
                from.textOrNull("parent_id"),
                from.flag("delayed"),
                from.text("config_version"),
                from.text("runbook"),
                from.textOrNull("fault_side"),
                from.textOrNull("account_name"));
    }

    private static @Nullable Interval interval(List<Double> ends) {
        return ends.size() == 2 ? new Interval(ends.get(0), ends.get(1)) : null;
    }

    private static Evidence evidence(Fields from) throws UnreadableFindingException {
        return new Evidence(
                entries(from, "codes"),
                entries(from, "operations"),
                entries(from, "clients"),
                entries(from, "streams"));
    }

    private static List<EvidenceEntry> entries(Fields from, String name) throws UnreadableFindingException {
        return from.objects(
                name, entry -> new EvidenceEntry(entry.text("name"), entry.number("errors"), entry.number("requests")));
    }

    private static Correlation correlation(Fields from) throws UnreadableFindingException {
        return new Correlation(
                from.text("id"),
                (int) from.number("revision"),
                from.constantOrNull(CorrelationKind.class, "kind"),
                from.text("cluster"),
                from.textOrNull("account"),
                from.time("at"),
                from.texts("election_ids"),
                from.texts("stall_ids"),
                from.texts("breach_ids"),
                from.number("errors_inside"),
                from.number("requests_inside"),
                from.number("errors_outside"),
                from.number("requests_outside"),
                from.realOrNull("ratio_without"),
                from.realOrNull("p_value"),
                from.text("summary"),
                from.textOrNull("account_name"));
    }

    private static FleetIncident incident(Fields from) throws UnreadableFindingException {
        return new FleetIncident(
                from.text("id"),
                (int) from.number("revision"),
                from.text("check"),
                from.textOrNull("error_class"),
                from.constant(Severity.class, "severity"),
                from.constant(BreachState.class, "state"),
                from.time("at"),
                from.time("opened_at"),
                from.timeOrNull("closed_at"),
                from.texts("clusters"),
                from.texts("breach_ids"),
                from.text("summary"),
                from.text("runbook"));
    }

    private static Heartbeat heartbeat(Fields from) throws UnreadableFindingException {
        return new Heartbeat(
                from.text("cluster"),
                from.time("at"),
                from.numberOrNull("expected"),
                from.numberOrNull("seen"),
                from.flag("delayed"));
    }
}
