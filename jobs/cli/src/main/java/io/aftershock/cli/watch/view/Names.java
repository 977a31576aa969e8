package io.aftershock.cli.watch.view;

import io.aftershock.cli.history.answer.Words;
import io.aftershock.cli.watch.fleet.AccountRow;
import io.aftershock.model.api.AccountLabel;
import io.aftershock.model.election.Election;
import io.aftershock.model.election.HintWords;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Severity;
import java.util.List;

/** What clusters, accounts and findings are called on the screen, safe to be shown. */
final class Names {

    static final String INCIDENT_CHECK = "FLEET_001";

    private Names() {}

    /** A cluster, with how many of its accounts have no row. */
    static String of(TableRow.OfCluster row) {
        String name = Cells.safe(row.cluster().cluster());
        return row.folded() == 0 ? name : name + " +" + row.folded();
    }

    static String of(AccountRow account) {
        return Cells.safe(AccountLabel.of(account.account(), account.name()));
    }

    /** Four cells, or the whole word. */
    static String of(Severity severity, boolean words) {
        return switch (severity) {
            case CRITICAL -> words ? "critical" : "CRIT";
            case WARNING -> words ? "warning" : "WARN";
            case INFO -> "info";
        };
    }

    /** The worst of several findings, since when it is open, and how many others there are. */
    static String of(List<Breach> findings, boolean words, long nowMillis) {
        Breach worst = findings.get(0);
        return of(worst.severity(), words) + " " + Cells.safe(worst.check()) + " "
                + Numbers.age(nowMillis - worst.openedAtMillis())
                + (findings.size() == 1 ? "" : " +" + (findings.size() - 1));
    }

    /** An election in a sentence. */
    static String of(Election election, long nowMillis) {
        String before = election.previousLeader();
        Long outage = election.outageMillis();
        return election.leader() + " leads since " + Numbers.time(election.atMillis()) + " ("
                + Numbers.age(nowMillis - election.atMillis()) + ")"
                + (before == null ? "" : before.equals(election.leader()) ? " again" : ", after " + before) + ": "
                + election.cause().label().replace('_', ' ')
                + (outage == null ? "" : ", " + Words.duration(outage) + " without a leader")
                + HintWords.behind(election.hints());
    }

    static String of(FleetIncident incident, boolean words, long nowMillis) {
        return of(incident.severity(), words) + " " + INCIDENT_CHECK + " "
                + Numbers.age(nowMillis - incident.openedAtMillis());
    }
}
