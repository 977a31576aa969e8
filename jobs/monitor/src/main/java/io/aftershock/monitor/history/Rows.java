package io.aftershock.monitor.history;

import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.model.api.ErrorClass;
import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.coverage.MissingCause;
import io.aftershock.model.election.Election;
import io.aftershock.model.election.Hint;
import io.aftershock.model.election.HintWords;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Interval;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.window.ApiMinute;
import io.aftershock.model.window.ClientMinute;
import io.aftershock.monitor.publish.Lines;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was counted and found, as rows; values stand in the order of the table's columns. */
public final class Rows {

    private static final long MINUTE_MILLIS = 60_000;

    private Rows() {}

    public static HistoryRow of(ApiMinute minute) {
        ErrorClass errorClass = minute.errorClass();
        return HistoryRow.of(
                HistoryTable.API_MINUTES,
                minute.cluster(),
                minute.account(),
                minute.accountName(),
                HistoryRow.time(minute.minuteMillis()),
                minute.operation(),
                errorClass == null ? null : errorClass.label(),
                errorClass == null ? null : minute.errCode(),
                minute.requests(),
                minute.errors(),
                minute.calls(),
                minute.failedCalls(),
                minute.complete());
    }

    public static HistoryRow of(ClientMinute minute) {
        return HistoryRow.of(
                HistoryTable.CLIENT_MINUTES,
                minute.cluster(),
                minute.account(),
                HistoryRow.time(minute.minuteMillis()),
                minute.client(),
                minute.operation(),
                minute.errorClass().label(),
                minute.errCode(),
                minute.failedCalls());
    }

    public static HistoryRow of(Election election) {
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
                HistoryRow.time(election.atMillis()),
                election.outageMillis(),
                words(election.hints()));
    }

    private static @Nullable String words(List<Hint> hints) {
        return hints.isEmpty() ? null : hints.stream().map(HintWords::of).collect(Collectors.joining(", "));
    }

    public static HistoryRow of(Stall stall) {
        return HistoryRow.of(
                HistoryTable.STALLS,
                stall.id(),
                stall.cluster(),
                stall.account(),
                stall.accountName(),
                HistoryRow.time(stall.startMillis()),
                HistoryRow.time(stall.endMillis()),
                stall.lastedMillis(),
                stall.requestsExpected(),
                stall.requestsSeen(),
                stall.answers().label(),
                stall.electionIds());
    }

    public static HistoryRow of(Breach breach) {
        Interval interval = breach.interval();
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
                HistoryRow.time(breach.atMillis()),
                HistoryRow.time(breach.openedAtMillis()),
                HistoryRow.time(breach.closedAtMillis()),
                breach.value(),
                breach.threshold(),
                breach.lookbackSeconds(),
                breach.faultSide(),
                breach.parentId(),
                breach.delayed(),
                breach.configVersion(),
                breach.summary(),
                breach.runbook(),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                Lines.json(breach.evidence()));
    }

    public static HistoryRow of(Correlation correlation) {
        return HistoryRow.of(
                HistoryTable.CORRELATIONS,
                correlation.id(),
                correlation.revision(),
                correlation.kind() == null ? null : correlation.kind().label(),
                correlation.cluster(),
                correlation.account(),
                correlation.accountName(),
                HistoryRow.time(correlation.atMillis()),
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

    public static HistoryRow of(FleetIncident incident) {
        return HistoryRow.of(
                HistoryTable.INCIDENTS,
                incident.id(),
                incident.revision(),
                incident.check(),
                incident.errorClass(),
                incident.severity().label(),
                incident.state().label(),
                HistoryRow.time(incident.atMillis()),
                HistoryRow.time(incident.openedAtMillis()),
                HistoryRow.time(incident.closedAtMillis()),
                incident.clusters(),
                incident.breachIds(),
                incident.summary(),
                incident.runbook());
    }

    public static HistoryRow of(Coverage coverage) {
        MissingCause cause = coverage.cause();
        return HistoryRow.of(
                HistoryTable.COVERAGE,
                coverage.cluster(),
                coverage.isOfAllServers() ? null : coverage.server(),
                HistoryRow.time(coverage.fromMillis()),
                HistoryRow.time(coverage.toMillis()),
                coverage.isUnknown() ? null : coverage.expected(),
                coverage.seen(),
                coverage.missing(),
                cause == null ? null : cause.label(),
                coverage.settled(),
                HistoryRow.time(Math.floorDiv(coverage.fromMillis(), MINUTE_MILLIS) * MINUTE_MILLIS));
    }
}
