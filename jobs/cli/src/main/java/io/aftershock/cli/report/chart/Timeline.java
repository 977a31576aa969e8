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
                TimelineFrame.PLOT);
    }

    /** Writes it as two pictures side by side: the names of what is seen, and what is seen. */
    public void write(Markup html, String id) {
        html.open("div", "class", "timeline");
        TimelineFrame frame = new TimelineFrame(time, ratios);
        frame.writeNames(html);
        html.open(
                "svg",
                "class",
                "plot",
                "width",
                "100%",
                "height",
                Double.toString(TimelineFrame.HEIGHT),
                "role",
                "img",
                "aria-labelledby",
                id + "-title");
        html.leaf("title", title(), "id", id + "-title");
        writeIncomplete(html);
        frame.writeGrid(html);
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

    private void writeRatio(Markup html) {
        List<AreaPath.Point> points = cluster.steps().stream()
                .filter(step -> step.calls().calls() > 0)
                .map(step -> new AreaPath.Point(step.fromMillis(), step.calls().ratio()))
                .toList();
        long step = period.stepMillis();
        html.open(
                "svg",
                "y",
                Double.toString(TimelineFrame.TOP),
                "width",
                "100%",
                "height",
                Double.toString(TimelineFrame.PLOT),
                "viewBox",
                "0 0 " + AreaPath.ACROSS + " " + Math.round(TimelineFrame.PLOT),
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
            bar(html, span, "hatched", TimelineFrame.TOP, TimelineFrame.PLOT);
        }
    }

    private static String incomplete(Step step) {
        return "Telemetry incomplete from " + Figures.time(step.fromMillis()) + ": "
                + Figures.count(step.minutes().incomplete()) + " of "
                + Figures.count(step.minutes().all()) + " account-minutes";
    }

    private void writeElections(Markup html) {
        for (Moments planned : moments(true)) {
            signs(html, Mark.PLANNED, planned, TimelineFrame.PLANNED);
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
                    Double.toString(TimelineFrame.TOP),
                    "y2",
                    Double.toString(TimelineFrame.UNPLANNED));
            signs(html, Mark.UNPLANNED, unplanned, TimelineFrame.UNPLANNED);
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
            signs(html, Mark.STALL, stall, TimelineFrame.STALLS);
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
            bar(html, span, mark.style() + " bar", TimelineFrame.BREACHES - thickness / 2, thickness);
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
