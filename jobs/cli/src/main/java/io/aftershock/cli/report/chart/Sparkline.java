package io.aftershock.cli.report.chart;

import io.aftershock.cli.report.facts.ClusterFacts;
import io.aftershock.cli.report.facts.Period;
import io.aftershock.cli.report.markup.Markup;
import java.util.List;

/**
 * The error ratio of a cluster in the height of a line of text. All of a page have the same scale, which suits most of them:
 * one that fails altogether would else make the others look like nothing.
 */
public final class Sparkline {

    private static final double HEIGHT = 22;

    private final Period period;
    private final TimeScale time;
    private final RatioScale ratios;

    /** Of clusters that are to be compared. */
    public Sparkline(List<ClusterFacts> clusters, Period period) {
        this.period = period;
        time = new TimeScale(period.fromMillis(), period.toMillis());
        double[] peaks = clusters.stream().mapToDouble(Sparkline::peak).sorted().toArray();
        ratios = RatioScale.upTo(peaks.length == 0 ? 0 : peaks[peaks.length / 2], HEIGHT);
    }

    private static double peak(ClusterFacts cluster) {
        return cluster.steps().stream()
                .mapToDouble(step -> step.calls().ratio())
                .max()
                .orElse(0);
    }

    /** The ratio at the upper end; what is higher is cut. */
    public double top() {
        return ratios.top();
    }

    public void write(Markup html, ClusterFacts cluster) {
        List<AreaPath.Point> points = cluster.steps().stream()
                .filter(step -> step.calls().calls() > 0)
                .map(step -> new AreaPath.Point(step.fromMillis(), step.calls().ratio()))
                .toList();
        html.open(
                "svg",
                "class",
                "spark",
                "height",
                Double.toString(HEIGHT),
                "viewBox",
                "0 0 " + AreaPath.ACROSS + " " + Math.round(HEIGHT),
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true");
        html.empty("path", "class", "area", "d", AreaPath.area(points, period.stepMillis(), time, ratios));
        html.empty(
                "path",
                "class",
                "edge",
                "vector-effect",
                "non-scaling-stroke",
                "d",
                AreaPath.line(points, period.stepMillis(), time, ratios));
        html.close();
    }
}
