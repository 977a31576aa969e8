package io.aftershock.cli.backtest.judge;

import io.aftershock.cli.backtest.compare.Span;
import io.aftershock.cli.backtest.compare.Trouble;
import io.aftershock.connectors.history.read.HistoryReader;
import io.aftershock.connectors.history.read.StoredRow;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.rule.PlannedWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was found in a time, as it is stored.
 *
 * @param troubles breaches and incidents, all revisions of one in one
 * @param plannedWork by cluster
 */
record StoredFindings(List<Trouble> troubles, Map<String, List<PlannedWork.Done>> plannedWork) {

    static StoredFindings of(HistoryReader history, Span read) {
        Map<String, List<Breach>> breaches = new HashMap<>();
        history.rows(
                HistoryTable.BREACHES,
                read.fromMillis(),
                read.toMillis(),
                row -> breaches.computeIfAbsent(row.text("id"), any -> new ArrayList<>())
                        .add(breach(row)));
        Map<String, List<FleetIncident>> incidents = new HashMap<>();
        history.rows(
                HistoryTable.INCIDENTS,
                read.fromMillis(),
                read.toMillis(),
                row -> incidents
                        .computeIfAbsent(row.text("id"), any -> new ArrayList<>())
                        .add(incident(row)));
        Map<String, List<PlannedWork.Done>> work = new HashMap<>();
        history.rows(HistoryTable.ELECTIONS, read.fromMillis(), read.toMillis(), row -> {
            if (row.isTrue("planned")) {
                work.computeIfAbsent(row.text("cluster"), any -> new ArrayList<>())
                        .add(new PlannedWork.Done(row.millis("at"), row.textOrNull("account"), ""));
            }
        });
        List<Trouble> troubles = new ArrayList<>();
        breaches.values().forEach(revisions -> troubles.add(Trouble.ofBreach(revisions)));
        incidents.values().forEach(revisions -> troubles.add(Trouble.ofIncident(revisions)));
        return new StoredFindings(troubles, work);
    }

    List<Trouble> of(String check) {
        return troubles.stream()
                .filter(trouble -> trouble.place().check().equals(check))
                .toList();
    }

    List<Trouble> others(String check) {
        return troubles.stream()
                .filter(trouble -> !trouble.place().check().equals(check))
                .toList();
    }

    private static Breach breach(StoredRow row) {
        return new Breach(
                row.text("id"),
                (int) row.count("revision"),
                row.text("check"),
                severity(row),
                state(row),
                row.text("cluster"),
                row.textOrNull("account"),
                row.millis("at"),
                row.millis("opened_at"),
                row.millisOrNull("closed_at"),
                row.figure("value"),
                row.figure("threshold"),
                row.numberOrNull("lookback_s"),
                null,
                row.text("summary"),
                Evidence.NONE,
                row.textOrNull("parent_id"),
                row.isTrue("delayed"),
                row.text("config_version"),
                row.text("runbook"),
                row.textOrNull("fault_side"),
                row.textOrNull("account_name"));
    }

    private static FleetIncident incident(StoredRow row) {
        return new FleetIncident(
                row.text("id"),
                (int) row.count("revision"),
                row.text("check"),
                row.textOrNull("error_class"),
                severity(row),
                state(row),
                row.millis("at"),
                row.millis("opened_at"),
                row.millisOrNull("closed_at"),
                row.texts("clusters"),
                row.texts("breach_ids"),
                row.text("summary"),
                row.text("runbook"));
    }

    private static Severity severity(StoredRow row) {
        return Severity.valueOf(row.text("severity").toUpperCase(Locale.ROOT));
    }

    private static BreachState state(StoredRow row) {
        return BreachState.valueOf(row.text("state").toUpperCase(Locale.ROOT));
    }
}
