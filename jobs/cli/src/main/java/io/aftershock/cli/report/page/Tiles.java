package io.aftershock.cli.report.page;

import io.aftershock.cli.report.facts.Facts;
import io.aftershock.cli.report.facts.Tally;
import io.aftershock.cli.report.markup.Figures;
import io.aftershock.cli.report.markup.Markup;

/** The figures that somebody who has three seconds takes away, each with what it was before. */
final class Tiles {

    private Tiles() {}

    static void write(Markup html, Facts facts) {
        Tally now = Tally.now(facts.clusters(), facts.period());
        Tally before = Tally.before(facts.clusters(), facts.period());
        boolean hasBefore = facts.period().hasBefore();
        html.open("dl", "class", "tiles");
        tile(html, "pages", Figures.count(now.pages()), Figures.count(before.pages()), hasBefore);
        tile(html, "crashes", Figures.count(now.crashes()), Figures.count(before.crashes()), hasBefore);
        tile(html, "unplanned elections", Figures.count(now.unplanned()), Figures.count(before.unplanned()), hasBefore);
        tile(
                html,
                "of the calls failed",
                Figures.percent(facts.now().ratio()),
                Figures.percent(facts.before().ratio()),
                hasBefore && facts.before().calls() > 0);
        tile(html, "of the telemetry complete", Figures.share(facts.minutes().completeShare()), "", false);
        html.close();
    }

    private static void tile(Markup html, String name, String figure, String before, boolean hasBefore) {
        html.open("div", "class", "tile").leaf("dt", name).open("dd");
        html.leaf("strong", figure);
        if (hasBefore) {
            html.leaf("span", "before: " + before, "class", "quiet");
        }
        html.close().close();
    }
}
