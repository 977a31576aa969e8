package io.aftershock.cli.report.chart;

import io.aftershock.cli.report.facts.BreachFact;
import io.aftershock.cli.report.facts.ClusterFacts;
import io.aftershock.cli.report.facts.Period;
import io.aftershock.cli.report.facts.Step;
import io.aftershock.cli.report.markup.Figures;
import io.aftershock.cli.report.markup.Markup;
import java.util.List;

/**
 * The picture of a cluster: its error ratio over time, and below it, each in a lane of its own, unplanned and planned elections,
 * stalls and breaches.
 * It is as wide as its place: across it is laid out in percent, so that no text is ever stretched.
 */
public final class Timeline {

    private static final double TOP = 8;
    private static final double PLOT = 92;
    private static final double GROUND = TOP + PLOT;
    private static final double UNPLANNED = GROUND + 14;
    private static final double PLANNED = GROUND + 31;
    private static final double STALLS = GROUND + 47;
    private static final double BREACHES = GROUND + 64;
    private static final double LANES_END = GROUND + 74;
    private static final double LABELS = GROUND + 87;
    private static final double HEIGHT = GROUND + 92;

    private final ClusterFacts cluster;
    private final Period period;
    private final TimeScale time;
    private final RatioScale ratios;

    public Timeline(ClusterFacts cluster, Period period) {
        this.cluster = cluster;
        this.period = period;
        time = new TimeScale(period.fromMillis(), period.toMillis());
        ratios = RatioScale.upTo(
                cluster.steps().stream()
                        .mapToDouble(step -> step.calls().ratio())
                        .max()
                        .orElse(0),
                PLOT);
    }

    /** Writes it as two pictures side by side: the names of what is seen, and what is seen. */
    public void write(Markup html, String id) {
        html.open("div", "class", "timeline");
        writeNames(html);
        html.open(
                "svg",
                "class",
                "plot",
                "width",
                "100%",
                "height",
                Double.toString(HEIGHT),
                "role",
                "img",
                "aria-labelledby",
                id + "-title");
        html.leaf("title", title(), "id", id + "-title");
        writeIncomplete(html);
        writeGrid(html);
        writeRatio(html);
        writeElections(html);
        writeStalls(html);
        writeBreaches(html);
        html.close().close();
    }

    private String title() {
        return "Error ratio of " + cluster.name() + " from " + Figures.fullTime(period.fromMillis()) + " to "
                + Figures.fullTime(period.toMillis());
    }

    private void writeNames(Markup html) {
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

    private void writeGrid(Markup html) {
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
            // What stands at the very end would be cut.
            boolean fits = time.fraction(tick.atMillis()) < 0.95;
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

    private void writeRatio(Markup html) {
        List<AreaPath.Point> points = cluster.steps().stream()
                .filter(step -> step.calls().calls() > 0)
                .map(step -> new AreaPath.Point(step.fromMillis(), step.calls().ratio()))
                .toList();
        long step = period.stepMillis();
        html.open(
                "svg",
                "y",
                Double.toString(TOP),
                "width",
                "100%",
                "height",
                Double.toString(PLOT),
                "viewBox",
                "0 0 " + AreaPath.ACROSS + " " + Math.round(PLOT),
                "preserveAspectRatio",
                "none");
        html.empty("path", "class", "area", "d", AreaPath.area(points, step, time, ratios));
        html.empty(
                "path",
                "class",
                "edge",
                "vector-effect",
                "non-scaling-stroke",
                "d",
                AreaPath.line(points, step, time, ratios));
        html.close();
    }

    private void writeIncomplete(Markup html) {
        List<Spans> spans = Spans.together(cluster.steps().stream()
                .filter(step -> step.minutes().incomplete() > 0)
                .map(step -> Spans.of(step.fromMillis(), step.fromMillis() + period.stepMillis(), incomplete(step)))
                .toList());
        for (Spans span : spans) {
            bar(html, span, "hatched", TOP, PLOT);
        }
    }

    private static String incomplete(Step step) {
        return "Telemetry incomplete from " + Figures.time(step.fromMillis()) + ": "
                + Figures.count(step.minutes().incomplete()) + " of "
                + Figures.count(step.minutes().all()) + " account-minutes";
    }

    private void writeElections(Markup html) {
        for (Moments planned : moments(true)) {
            signs(html, Mark.PLANNED, planned, PLANNED);
        }
        for (Moments unplanned : moments(false)) {
            String x = time.percent(unplanned.atMillis());
            html.empty(
                    "line",
                    "class",
                    "upset",
                    "x1",
                    x,
                    "x2",
                    x,
                    "y1",
                    Double.toString(TOP),
                    "y2",
                    Double.toString(UNPLANNED));
            signs(html, Mark.UNPLANNED, unplanned, UNPLANNED);
        }
    }

    private List<Moments> moments(boolean planned) {
        return Moments.together(
                cluster.elections().stream()
                        .filter(election -> election.planned() == planned && period.holds(election.atMillis()))
                        .map(election -> new Moments.Moment(election.atMillis(), Titles.of(election)))
                        .toList(),
                time);
    }

    private void writeStalls(Markup html) {
        List<Moments.Moment> stalls = cluster.stalls().stream()
                .filter(stall -> period.holds(stall.startMillis()))
                .map(stall -> new Moments.Moment(stall.startMillis(), Titles.of(stall)))
                .toList();
        for (Moments stall : Moments.together(stalls, time)) {
            signs(html, Mark.STALL, stall, STALLS);
        }
    }

    /** A sign, and how many it stands for if that is more than one. */
    private void signs(Markup html, Mark mark, Moments moments, double y) {
        String x = time.percent(moments.atMillis());
        mark.draw(html, x, y, moments.title());
        if (moments.titles().size() > 1) {
            html.leaf(
                    "text",
                    Integer.toString(moments.titles().size()),
                    "class",
                    "number",
                    "x",
                    x,
                    "dx",
                    "7",
                    "y",
                    Double.toString(y + 4));
        }
    }

    private void writeBreaches(Markup html) {
        writeBreaches(html, BreachFact.Told.TICKET, Mark.TICKET, 4);
        writeBreaches(html, BreachFact.Told.PAGE, Mark.PAGE, 10);
    }

    private void writeBreaches(Markup html, BreachFact.Told told, Mark mark, double thickness) {
        List<Spans> spans = Spans.together(cluster.breaches().stream()
                .filter(breach -> breach.told() == told
                        && breach.openedAtMillis() < period.toMillis()
                        && breach.untilMillis(period.toMillis()) > period.fromMillis())
                .map(breach ->
                        Spans.of(breach.openedAtMillis(), breach.untilMillis(period.toMillis()), Titles.of(breach)))
                .toList());
        for (Spans span : spans) {
            bar(html, span, mark.style() + " bar", BREACHES - thickness / 2, thickness);
        }
    }

    private void bar(Markup html, Spans span, String style, double y, double height) {
        html.open(
                "rect",
                "class",
                style,
                "x",
                time.percent(span.startMillis()),
                "width",
                time.width(span.startMillis(), span.endMillis()),
                "y",
                Double.toString(y),
                "height",
                Double.toString(height));
        html.leaf("title", span.title()).close();
    }
}
