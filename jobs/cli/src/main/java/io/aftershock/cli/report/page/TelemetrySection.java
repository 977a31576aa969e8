package io.aftershock.cli.report.page;

import static io.aftershock.cli.report.page.Table.figures;
import static io.aftershock.cli.report.page.Table.words;

import io.aftershock.cli.report.facts.ClusterFacts;
import io.aftershock.cli.report.facts.Facts;
import io.aftershock.cli.report.facts.Minutes;
import io.aftershock.cli.report.facts.MissingFact;
import io.aftershock.cli.report.markup.Figures;
import io.aftershock.cli.report.markup.Markup;
import java.util.Comparator;
import java.util.List;

/** How complete the telemetry was, and why not: how far the rest of the page is to be believed. */
final class TelemetrySection {

    private static final int SHOWN = 10;

    private TelemetrySection() {}

    static void write(Markup html, Facts facts) {
        html.open("section", "id", "telemetry").leaf("h2", "How complete the telemetry was");
        Minutes minutes = facts.minutes();
        html.leaf(
                "p",
                minutes.incomplete() == 0
                        ? "Everything that the servers counted has arrived, in all of "
                                + Figures.many(minutes.all(), "account-minute") + "."
                        : "Of " + Figures.many(minutes.all(), "account-minute") + ", "
                                + Figures.count(minutes.incomplete()) + " are incomplete ("
                                + Figures.percent(1 - minutes.completeShare())
                                + "). Counts of them are lower bounds; checks say so, and judge less.");
        writeClusters(html, facts);
        writeCauses(html, facts);
        html.close();
    }

    private static void writeClusters(Markup html, Facts facts) {
        List<ClusterFacts> holes = facts.clusters().stream()
                .filter(cluster -> cluster.minutes().incomplete() > 0)
                .sorted(Comparator.comparingDouble(
                        (ClusterFacts cluster) -> cluster.minutes().completeShare()))
                .toList();
        if (holes.isEmpty()) {
            return;
        }
        Table table = new Table(
                html, words("Cluster"), figures("Complete"), figures("Incomplete"), figures("Account-minutes"));
        for (ClusterFacts cluster : holes.subList(0, Math.min(SHOWN, holes.size()))) {
            table.row()
                    .cell(cluster.name())
                    .cell(Figures.share(cluster.minutes().completeShare()))
                    .cell(Figures.count(cluster.minutes().incomplete()))
                    .cell(Figures.count(cluster.minutes().all()))
                    .endRow();
        }
        table.end();
        int rest = facts.clusters().size() - holes.size();
        if (rest > 0) {
            html.leaf("p", "From " + Figures.many(rest, "other cluster") + " all has arrived.", "class", "quiet");
        }
    }

    private static void writeCauses(Markup html, Facts facts) {
        if (facts.missing().isEmpty()) {
            return;
        }
        html.leaf("h3", "Why");
        Table table = new Table(html, words("Cluster"), words("Cause"), figures("Missing audits"), words("Between"));
        for (MissingFact missing :
                facts.missing().subList(0, Math.min(SHOWN, facts.missing().size()))) {
            table.row()
                    .cell(missing.cluster(), missing.server() == null ? "" : missing.server())
                    .cell(cause(missing.cause()))
                    .cell(
                            missing.expected() == null ? "not known" : Figures.count(missing.missing()),
                            missing.expected() == null ? "" : "of " + Figures.count(missing.expected()))
                    .cell(Figures.time(missing.fromMillis()) + " and " + Figures.time(missing.toMillis()))
                    .endRow();
        }
        table.end();
    }

    private static String cause(String label) {
        return switch (label) {
            case "no_export" -> "an account calls that does not export its audits";
            case "capture_lost" -> "the capture was cut off, or lost messages";
            case "server_restarted" -> "a server restarted that had relayed audits";
            case "unknown" -> "nothing is known that explains it";
            default -> label.replace('_', ' ');
        };
    }
}
