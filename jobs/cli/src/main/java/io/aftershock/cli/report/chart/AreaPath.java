package io.aftershock.cli.report.chart;

import java.util.List;
import java.util.Locale;

/**
 * The outline of ratios over time as steps, since each holds for all of its step. Where there were no calls there is no ratio,
 * and nothing is drawn.
 */
final class AreaPath {

    /** Units across, of a view that is stretched to the width of the picture. */
    static final int ACROSS = 1_000;

    private AreaPath() {}

    /** The ratio of one step. */
    record Point(long fromMillis, double ratio) {}

    /** The upper edge, in one piece for each run of steps without a hole. */
    static String line(List<Point> points, long stepMillis, TimeScale time, RatioScale ratios) {
        return path(points, stepMillis, time, ratios, false);
    }

    /** The same, closed along the lower end. */
    static String area(List<Point> points, long stepMillis, TimeScale time, RatioScale ratios) {
        return path(points, stepMillis, time, ratios, true);
    }

    private static String path(List<Point> points, long stepMillis, TimeScale time, RatioScale ratios, boolean closed) {
        StringBuilder path = new StringBuilder();
        String ground = number(ratios.height());
        long expected = Long.MIN_VALUE;
        for (Point point : points) {
            boolean begins = point.fromMillis != expected;
            String y = number(ratios.y(point.ratio));
            if (begins) {
                end(path, closed, ground);
                path.append('M').append(x(time, point.fromMillis)).append(' ');
                path.append(closed ? ground + "V" + y : y);
            } else {
                path.append('V').append(y);
            }
            expected = point.fromMillis + stepMillis;
            path.append('H').append(x(time, expected));
        }
        end(path, closed, ground);
        return path.toString();
    }

    private static void end(StringBuilder path, boolean closed, String ground) {
        if (closed && path.length() > 0) {
            path.append('V').append(ground).append('Z');
        }
    }

    private static String x(TimeScale time, long millis) {
        return number(ACROSS * time.fraction(millis));
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
