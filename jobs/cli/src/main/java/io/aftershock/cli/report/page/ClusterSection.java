package io.aftershock.cli.report.page;

import io.aftershock.cli.report.chart.Mark;
import io.aftershock.cli.report.chart.RatioScale;
import io.aftershock.cli.report.chart.Sparkline;
import io.aftershock.cli.report.chart.Timeline;
import io.aftershock.cli.report.facts.BreachFact;
import io.aftershock.cli.report.facts.ClusterFacts;
import io.aftershock.cli.report.facts.Facts;
import io.aftershock.cli.report.facts.Tally;
import io.aftershock.cli.report.markup.Figures;
import io.aftershock.cli.report.markup.Markup;
import java.util.ArrayList;
import java.util.List;

/** Each cluster's timeline: the worst open, the others folded into a line each. */
final class ClusterSection {

    /** More pictures than that nobody compares. */
    private static final int SHOWN = 6;

    /** More pages of one cluster than that are told by their number. */
    private static final int PAGES = 4;

    private final Markup html;
    private final Facts facts;

    private ClusterSection(Markup html, Facts facts) {
        this.html = html;
        this.facts = facts;
    }

    static void write(Markup html, Facts facts) {
        new ClusterSection(html, facts).write();
    }

    private void write() {
        html.open("section", "id", "clusters").leaf("h2", "Clusters, the worst first");
        writeLegend();
        List<ClusterFacts> clusters = facts.clusters();
        List<ClusterFacts> shown = clusters.stream()
                .filter(cluster -> !facts.isQuiet(cluster))
                .limit(SHOWN)
                .toList();
        List<ClusterFacts> folded = new ArrayList<>(clusters);
        folded.removeAll(shown);
        int number = 0;
        for (ClusterFacts cluster : shown) {
            number++;
            html.open("article", "class", "cluster");
            html.leaf("h3", cluster.name());
            writeDetails(cluster, "cluster-" + number);
            html.close();
        }
        if (!folded.isEmpty()) {
            writeFolded(folded, number);
        }
        html.close();
    }

    private void writeLegend() {
        html.open("p", "class", "legend");
        html.open("span").open("svg", "class", "sample", "width", "26", "height", "14", "aria-hidden", "true");
        html.empty("path", "class", "area", "d", "M1 14V8H9V3H17V10H25V14Z");
        html.empty("path", "class", "edge", "d", "M1 8H9V3H17V10H25");
        html.close().text(" failed calls per call").close();
        for (Mark mark : Mark.values()) {
            html.text(" ").open("span");
            mark.sample(html);
            html.text(" " + mark.meaning()).close();
        }
        html.close();
        html.leaf(
                "p",
                "Times are UTC. Each picture has its own scale. A small number beside a sign is how many it stands for.",
                "class",
                "quiet");
    }

    private void writeDetails(ClusterFacts cluster, String id) {
        html.open("p", "class", "facts")
                .leaf("strong", Figures.percent(cluster.now().ratio()));
        html.text(" of " + Figures.many(cluster.now().calls(), "call") + " failed ("
                + Figures.count(cluster.now().failed()) + ")"
                + (cluster.before().calls() == 0
                        ? ""
                        : ", before: " + Figures.percent(cluster.before().ratio()))
                + ". " + tally(cluster));
        if (cluster.assetElections() > 0) {
            html.text(" Leaders of streams and consumers were elected " + Figures.many(cluster.assetElections(), "time")
                    + ".");
        }
        html.close();
        new Timeline(cluster, facts.period()).write(html, id);
        writePages(cluster);
    }

    private String tally(ClusterFacts cluster) {
        Tally tally = Tally.now(List.of(cluster), facts.period());
        List<String> parts = new ArrayList<>();
        add(parts, tally.pages(), "page", "pages");
        add(parts, tally.tickets(), "ticket", "tickets");
        add(parts, tally.crashes(), "crash", "crashes");
        add(parts, tally.stalls(), "stall", "stalls");
        add(parts, tally.unplanned(), "unplanned election", "unplanned elections");
        add(parts, tally.planned(), "planned election", "planned elections");
        return parts.isEmpty() ? "Nothing was found." : String.join(", ", parts) + ".";
    }

    private static void add(List<String> parts, int count, String one, String several) {
        if (count > 0) {
            parts.add(Figures.many(count, one, several));
        }
    }

    private void writePages(ClusterFacts cluster) {
        List<BreachFact> pages = cluster.breaches().stream()
                .filter(breach -> breach.isPage() && facts.period().holds(breach.openedAtMillis()))
                .toList();
        if (pages.isEmpty()) {
            return;
        }
        html.open("ul", "class", "pages");
        for (BreachFact page : pages.subList(0, Math.min(PAGES, pages.size()))) {
            html.open("li").leaf("time", Figures.time(page.openedAtMillis()));
            html.text(" " + page.summary() + " ");
            html.leaf("span", page.check() + ", " + lasted(page), "class", "quiet")
                    .close();
        }
        if (pages.size() > PAGES) {
            html.leaf("li", "and " + Figures.many(pages.size() - PAGES, "more page"), "class", "quiet");
        }
        html.close();
    }

    private static String lasted(BreachFact page) {
        return page.closedAtMillis() == null
                ? "still open"
                : Figures.duration(page.closedAtMillis() - page.openedAtMillis());
    }

    private void writeFolded(List<ClusterFacts> folded, int number) {
        Sparkline sparkline = new Sparkline(folded, facts.period());
        html.leaf("h3", folded.size() == facts.clusters().size() ? "All clusters" : "The other clusters");
        html.leaf(
                "p",
                "Open a line for its picture. The small pictures share one scale, which ends at "
                        + RatioScale.label(sparkline.top()) + "; what is higher is cut.",
                "class",
                "quiet");
        html.open("div", "class", "folded");
        int id = number;
        for (ClusterFacts cluster : folded) {
            id++;
            html.open("details").open("summary");
            html.leaf("span", cluster.name(), "class", "name");
            sparkline.write(html, cluster);
            html.leaf("span", Figures.percent(cluster.now().ratio()), "class", "figure");
            html.leaf("span", facts.isQuiet(cluster) ? "quiet" : tally(cluster), "class", "tally quiet");
            html.close();
            writeDetails(cluster, "cluster-" + id);
            html.close();
        }
        html.close();
    }
}
