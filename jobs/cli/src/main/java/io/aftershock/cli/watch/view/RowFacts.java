package io.aftershock.cli.watch.view;

import io.aftershock.cli.history.answer.Words;
import io.aftershock.cli.watch.fleet.ClusterRow;
import io.aftershock.cli.watch.fleet.FleetView;
import io.aftershock.cli.watch.fleet.Trend;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.FleetIncident;
import java.util.List;
import org.jline.utils.AttributedString;

/** The page of a row in which no single finding is shown: an incident, or a place where all is well. */
final class RowFacts {

    private static final int INDENT = 14;

    private RowFacts() {}

    static List<AttributedString> lines(TableRow row, FleetView fleet, int width, long nowMillis) {
        Text text = new Text(width);
        if (row instanceof TableRow.OfIncident of) {
            incident(text, of.incident(), fleet, nowMillis);
        } else if (row instanceof TableRow.OfCluster of) {
            text.sentence("Nothing is open here.", Tones.STRONG);
            text.gap();
            calls(text, of.cluster().trend());
            cluster(text, of.cluster(), nowMillis);
        } else if (row instanceof TableRow.OfAccount of) {
            text.sentence("Nothing is open here.", Tones.STRONG);
            text.gap();
            calls(text, of.account().trend());
        }
        return text.lines();
    }

    private static void incident(Text text, FleetIncident incident, FleetView fleet, long nowMillis) {
        text.line(
                Names.of(incident.severity(), true) + " " + incident.id() + ", open for "
                        + Words.duration(nowMillis - incident.openedAtMillis()) + ", since "
                        + Numbers.time(incident.openedAtMillis()),
                Tones.of(incident.severity()));
        text.gap();
        text.sentence(incident.summary(), Tones.STRONG);
        text.gap();
        text.entry("clusters", INDENT, String.join(", ", incident.clusters()), Tones.PLAIN);
        String head = "open findings";
        for (Breach member : fleet.findings()) {
            if (incident.breachIds().contains(member.id())) {
                String where = member.cluster() + (member.account() == null ? "" : "/" + member.account());
                text.entry(head, INDENT, where + ": " + member.summary(), Tones.PLAIN);
                head = "";
            }
        }
        text.entry("runbook", INDENT, incident.runbook(), Tones.PLAIN);
    }

    private static void calls(Text text, Trend trend) {
        text.entry(
                "calls",
                INDENT,
                Words.count(trend.now().failed()) + " of "
                        + Words.count(trend.now().calls()) + " API calls failed in the newest minute",
                Tones.PLAIN);
    }

    private static void cluster(Text text, ClusterRow cluster, long nowMillis) {
        text.entry("lag", INDENT, Words.duration(cluster.lagMillis(nowMillis)), Tones.PLAIN);
        Double blind = cluster.blind();
        text.entry(
                "blind",
                INDENT,
                blind == null
                        ? "not known: nothing was settled in the last 5 minutes"
                        : Words.percent(blind) + " of the API calls that servers counted are in no audit that arrived",
                Tones.PLAIN);
        if (cluster.election() != null) {
            text.entry("last election", INDENT, Names.of(cluster.election(), nowMillis), Tones.PLAIN);
        }
    }
}
