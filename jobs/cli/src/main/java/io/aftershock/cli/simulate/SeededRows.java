package io.aftershock.cli.simulate;

import static io.aftershock.connectors.history.row.HistoryRow.time;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.election.Election;
import io.aftershock.model.election.HintWords;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Stall;
import io.aftershock.simulator.history.CallMinute;
import io.aftershock.simulator.history.ClientMinute;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of the tables, of what was made up. */
final class SeededRows {

    private static final JsonFactory JSON = new JsonFactory();

    private SeededRows() {}

    static HistoryRow calls(CallMinute minute) {
        return HistoryRow.of(
                HistoryTable.API_MINUTES,
                minute.cluster(),
                minute.account(),
                minute.accountName(),
                time(minute.minuteMillis()),
                minute.operation(),
                minute.errCode() == 0
                        ? null
                        : ErrorCodes.classify(minute.operation(), minute.errCode())
                                .label(),
                minute.errCode(),
                minute.requests(),
                minute.errors(),
                minute.calls(),
                minute.failedCalls(),
                minute.complete());
    }

    static HistoryRow client(ClientMinute minute) {
        return HistoryRow.of(
                HistoryTable.CLIENT_MINUTES,
                minute.cluster(),
                minute.account(),
                time(minute.minuteMillis()),
                minute.client(),
                minute.operation(),
                ErrorCodes.classify(minute.operation(), minute.errCode()).label(),
                minute.errCode(),
                minute.failedCalls());
    }

    static HistoryRow election(Election election) {
        return HistoryRow.of(
                HistoryTable.ELECTIONS,
                election.id(),
                election.cluster(),
                election.domain(),
                election.scope().label(),
                election.account(),
                election.stream(),
                election.consumer(),
                election.leader(),
                election.previousLeader(),
                election.cause().label(),
                election.cause().isPlanned(),
                time(election.atMillis()),
                election.outageMillis(),
                election.hints().isEmpty()
                        ? null
                        : election.hints().stream().map(HintWords::of).collect(Collectors.joining("; ")));
    }

    static HistoryRow stall(Stall stall) {
        return HistoryRow.of(
                HistoryTable.STALLS,
                stall.id(),
                stall.cluster(),
                stall.account(),
                stall.accountName(),
                time(stall.startMillis()),
                time(stall.endMillis()),
                stall.lastedMillis(),
                stall.requestsExpected(),
                stall.requestsSeen(),
                stall.answers().label(),
                stall.electionIds());
    }

    static HistoryRow breach(Breach breach) {
        return HistoryRow.of(
                HistoryTable.BREACHES,
                breach.id(),
                breach.revision(),
                breach.check(),
                breach.severity().label(),
                breach.state().label(),
                breach.cluster(),
                breach.account(),
                breach.accountName(),
                time(breach.atMillis()),
                time(breach.openedAtMillis()),
                time(breach.closedAtMillis()),
                breach.value(),
                breach.threshold(),
                breach.lookbackSeconds(),
                breach.faultSide(),
                breach.parentId(),
                breach.delayed(),
                breach.configVersion(),
                breach.summary(),
                breach.runbook(),
                breach.interval() == null ? null : breach.interval().low(),
                breach.interval() == null ? null : breach.interval().high(),
                json(breach.evidence()));
    }

    static HistoryRow correlation(Correlation correlation) {
        return HistoryRow.of(
                HistoryTable.CORRELATIONS,
                correlation.id(),
                correlation.revision(),
                correlation.kind() == null ? null : correlation.kind().label(),
                correlation.cluster(),
                correlation.account(),
                correlation.accountName(),
                time(correlation.atMillis()),
                correlation.errorsInside(),
                correlation.requestsInside(),
                correlation.errorsOutside(),
                correlation.requestsOutside(),
                correlation.ratioWithout(),
                correlation.pValue(),
                correlation.summary(),
                correlation.electionIds(),
                correlation.stallIds(),
                correlation.breachIds());
    }

    static HistoryRow incident(FleetIncident incident) {
        return HistoryRow.of(
                HistoryTable.INCIDENTS,
                incident.id(),
                incident.revision(),
                incident.check(),
                incident.errorClass(),
                incident.severity().label(),
                incident.state().label(),
                time(incident.atMillis()),
                time(incident.openedAtMillis()),
                time(incident.closedAtMillis()),
                incident.clusters(),
                incident.breachIds(),
                incident.summary(),
                incident.runbook());
    }

    static HistoryRow coverage(Coverage coverage) {
        return HistoryRow.of(
                HistoryTable.COVERAGE,
                coverage.cluster(),
                coverage.isOfAllServers() ? null : coverage.server(),
                time(coverage.fromMillis()),
                time(coverage.toMillis()),
                coverage.isUnknown() ? null : coverage.expected(),
                coverage.seen(),
                coverage.missing(),
                coverage.cause() == null ? null : coverage.cause().label(),
                coverage.settled());
    }

    private static String json(Evidence evidence) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            write(json, "codes", evidence.codes());
            write(json, "operations", evidence.operations());
            write(json, "clients", evidence.clients());
            write(json, "streams", evidence.streams());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a line in memory cannot be written", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, List<EvidenceEntry> entries) throws IOException {
        json.writeArrayFieldStart(name);
        for (EvidenceEntry entry : entries) {
            json.writeStartObject();
            json.writeStringField("name", entry.name());
            json.writeNumberField("errors", entry.errors());
            json.writeNumberField("requests", entry.requests());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
