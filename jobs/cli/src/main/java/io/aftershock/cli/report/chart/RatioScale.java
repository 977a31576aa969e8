package io.aftershock.cli.report.chart;

import java.util.List;
import java.util.Locale;

/**
 * Places ratios from bottom to top. It ends at a round ratio, and never below one in a hundred: a picture in which one call of
 * ten thousand fills the height would cry wolf.
 *
 * @param top the ratio at its upper end
 * @param height in pixels
 */
public record RatioScale(double top, double height) {

    private static final double LOWEST_TOP = 0.01;
    private static final double[] ROUND = {1, 2, 4, 6, 10};

    public static RatioScale upTo(double highest, double height) {
        if (highest <= LOWEST_TOP) {
            return new RatioScale(LOWEST_TOP, height);
        }
        double magnitude = Math.pow(10, Math.floor(Math.log10(highest)));
        for (double round : ROUND) {
            // A hair above, for what powers of ten lack.
            if (highest <= round * magnitude * (1 + 1e-9)) {
                return new RatioScale(Math.min(1, round * magnitude), height);
            }
        }
        throw new IllegalArgumentException("not a ratio: " + highest);
    }

    /** Pixels from the upper end. */
    public double y(double ratio) {
        return height * (1 - Math.min(ratio, top) / top);
    }

    /** Ratios with a line: the lower end, the middle and the upper end. */
    public List<Double> ticks() {
        return List.of(0.0, top / 2, top);
    }

    /** With the unit: an axis without one says nothing. */
    public static String label(double ratio) {
        double percent = Math.round(ratio * 1e6) / 1e4;
        boolean whole = percent == Math.rint(percent);
        return (whole ? String.format(Locale.ROOT, "%.0f", percent) : Double.toString(percent)) + "\u202F%";
    }
}
