package io.aftershock.cli.report.chart;

import io.aftershock.cli.report.markup.Markup;
import java.util.List;

/** What stands still in a timeline: where its lanes are, their names, and the lines of its scales. */
record TimelineFrame(TimeScale time, RatioScale ratios) {

    static final double TOP = 8;
    static final double PLOT = 92;
    static final double GROUND = TOP + PLOT;
    static final double UNPLANNED = GROUND + 14;
    static final double PLANNED = GROUND + 31;
    static final double STALLS = GROUND + 47;
    static final double BREACHES = GROUND + 64;
    static final double LANES_END = GROUND + 74;
    static final double LABELS = GROUND + 87;
    static final double HEIGHT = GROUND + 92;

    void writeNames(Markup html) {
        html.open("svg", "class", "names", "width", "64", "height", Double.toString(HEIGHT), "aria-hidden", "true");
        for (double tick : ratios.ticks()) {
            name(html, TOP + ratios.y(tick), RatioScale.label(tick));
        }
        name(html, UNPLANNED, "unplanned");
        name(html, PLANNED, "planned");
        name(html, STALLS, "stalls");
        name(html, BREACHES, "breaches");
        html.close();
    }

    private static void name(Markup html, double y, String text) {
        // A third of the letters' height lower, so that they stand in the middle.
        html.leaf("text", text, "x", "58", "y", Double.toString(y + 4), "text-anchor", "end");
    }

    void writeGrid(Markup html) {
        for (double tick : ratios.ticks()) {
            String y = Double.toString(TOP + ratios.y(tick));
            html.empty("line", "class", tick == 0 ? "ground" : "grid", "x1", "0", "x2", "100%", "y1", y, "y2", y);
        }
        List<TimeScale.Tick> ticks = time.ticks();
        for (int place = 0; place < ticks.size(); place++) {
            TimeScale.Tick tick = ticks.get(place);
            String x = time.percent(tick.atMillis());
            String lower = Double.toString(LANES_END);
            html.empty("line", "class", "grid", "x1", x, "x2", x, "y1", Double.toString(TOP), "y2", lower);
            // What begins near the end would be cut on a telephone.
            boolean fits = time.fraction(tick.atMillis()) < 0.88;
            if (fits) {
                html.leaf(
                        "text",
                        tick.label(),
                        "class",
                        place % 2 == 0 ? "when" : "when other",
                        "x",
                        x,
                        "y",
                        Double.toString(LABELS));
            }
        }
    }
}
