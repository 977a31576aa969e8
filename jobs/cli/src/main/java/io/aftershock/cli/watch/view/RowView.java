package io.aftershock.cli.watch.view;

import io.aftershock.cli.history.answer.Sparkline;
import io.aftershock.cli.history.answer.Words;
import io.aftershock.cli.watch.fleet.Calls;
import io.aftershock.cli.watch.fleet.ClusterRow;
import io.aftershock.cli.watch.fleet.Trend;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.FleetIncident;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** A row of the table as a line of text. */
final class RowView {

    /** A full block; a line that went higher has its own. */
    private static final double FULL = 0.05;

    /** More than this behind, or missing, is told in the row of the cluster. */
    private static final long LAG_MILLIS = 60_000;

    private static final double BLIND = 0.01;

    private final Columns columns;
    private final long nowMillis;

    RowView(Columns columns, long nowMillis) {
        this.columns = columns;
        this.nowMillis = nowMillis;
    }

    /** What stands above the rows. */
    AttributedString heads() {
        String line = " " + Cells.left("CLUSTER, ACCOUNT", columns.name()) + " "
                + Cells.right("FAILED", Columns.FAILED) + " "
                + (columns.trend() == 0 ? "" : Cells.left("LAST 15 MINUTES", columns.trend()) + " ")
                + Cells.right("C/MIN", Columns.CALLS) + " "
                + Cells.left("LEADER", columns.leader()) + " "
                + Cells.cut("OPEN FINDING", columns.finding());
        return Tones.line(line.stripTrailing(), Tones.FAINT);
    }

    AttributedString line(TableRow row, boolean chosen) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        line.append(chosen ? ">" : " ", Tones.STRONG);
        if (row instanceof TableRow.OfIncident of) {
            incident(line, of.incident());
        } else if (row instanceof TableRow.OfCluster of) {
            cluster(line, of);
        } else if (row instanceof TableRow.OfAccount of) {
            name(line, " ".repeat(Columns.INDENT), Names.of(of.account()), Tones.PLAIN);
            trend(line, of.account().trend(), null);
            line.append(" ".repeat(columns.leader() + 1));
            findings(line, of.findings());
        }
        return line.toAttributedString();
    }

    private void incident(AttributedStringBuilder line, FleetIncident incident) {
        name(line, "", "(fleet)", Tones.STRONG);
        String where = Cells.safe(
                incident.check() + " in " + Words.count(incident.clusters().size(), "cluster"));
        line.append(Cells.left(where, columns.middle())).append(" ");
        told(
                line,
                Names.of(incident, columns.hasWords(), nowMillis),
                incident.summary(),
                Tones.of(incident.severity()));
    }

    private void cluster(AttributedStringBuilder line, TableRow.OfCluster row) {
        name(line, "", Names.of(row), Tones.STRONG);
        trend(line, row.cluster().trend(), trouble(row.cluster()));
        leader(line, row.cluster().election());
        findings(line, row.findings());
    }

    private void name(AttributedStringBuilder line, String indent, String name, AttributedStyle style) {
        int width = columns.name() - indent.length();
        line.append(indent)
                .append(Cells.left(Cells.cutInMiddle(name, width), width), style)
                .append(" ");
    }

    /** Why its numbers may be out of date or too small; null if they are not. */
    private @Nullable String trouble(ClusterRow cluster) {
        if (cluster.lagMillis(nowMillis) > LAG_MILLIS) {
            return "lags by " + Numbers.age(cluster.lagMillis(nowMillis));
        }
        Double blind = cluster.blind();
        return blind == null || blind <= BLIND ? null : "blind: " + Words.percent(blind);
    }

    private void trend(AttributedStringBuilder line, Trend trend, @Nullable String trouble) {
        Calls now = trend.now();
        String failed = now.calls() == 0 ? "–" : now.failed() == 0 ? "0 %" : Words.percent(now.ratio());
        line.append(Cells.right(failed, Columns.FAILED), now.failed() == 0 ? Tones.PLAIN : Tones.STRONG)
                .append(" ");
        if (columns.trend() > 0) {
            String text = trouble == null ? sparkline(trend) : trouble;
            line.append(Cells.left(text, columns.trend()), trouble == null ? Tones.PLAIN : Tones.WARNING)
                    .append(" ");
        }
        line.append(Cells.right(now.calls() == 0 ? "–" : Numbers.count(now.calls()), Columns.CALLS))
                .append(" ");
    }

    private static String sparkline(Trend trend) {
        List<@Nullable Double> ratios = new ArrayList<>();
        double top = FULL;
        for (Calls minute : trend.minutes()) {
            ratios.add(minute.calls() == 0 ? null : minute.ratio());
            top = Math.max(top, minute.ratio());
        }
        return Sparkline.upTo(top, ratios);
    }

    /** How long ago a leader was elected, and whether somebody wanted that. */
    private void leader(AttributedStringBuilder line, @Nullable Election election) {
        String text = "–";
        boolean lost = false;
        if (election != null) {
            String ago = Numbers.age(nowMillis - election.atMillis());
            lost = !election.cause().isPlanned();
            text = columns.hasWords() ? ago + (lost ? ", unplanned" : ", planned") : ago + (lost ? " !" : "");
        }
        line.append(Cells.left(text, columns.leader()), lost ? Tones.STRONG : Tones.PLAIN)
                .append(" ");
    }

    private void findings(AttributedStringBuilder line, List<Breach> findings) {
        if (!findings.isEmpty()) {
            Breach worst = findings.get(0);
            told(line, Names.of(findings, columns.hasWords(), nowMillis), worst.summary(), Tones.of(worst.severity()));
        }
    }

    /** The sentence follows where there is room for the beginning of one. */
    private void told(AttributedStringBuilder line, String finding, String summary, AttributedStyle style) {
        String text = Cells.cut(finding, columns.finding());
        line.append(text, style);
        int left = columns.finding() - Cells.width(text) - 2;
        if (left >= 20) {
            line.append("  ").append(Cells.cut(Cells.safe(summary), left), Tones.FAINT);
        }
    }
}
