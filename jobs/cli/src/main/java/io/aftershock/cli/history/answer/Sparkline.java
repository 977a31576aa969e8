package io.aftershock.cli.history.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of blocks whose heights are numbers. */
public final class Sparkline {

    private static final String HEIGHTS = "▁▂▃▄▅▆▇█";
    private static final String FULL = "█";
    private static final String HALF = "▌";

    private Sparkline() {}

    /**
     * A line whose highest block is the greatest value. Neighbours are averaged if there are more than {@code width} of
     * them; nothing stands where nothing happened.
     */
    static String of(List<Double> values, int width) {
        double[] columns = new double[Math.min(width, values.size())];
        int[] counts = new int[columns.length];
        for (int i = 0; i < values.size(); i++) {
            int column = (int) ((long) i * columns.length / values.size());
            columns[column] += values.get(i);
            counts[column]++;
        }
        double most = 0;
        for (int i = 0; i < columns.length; i++) {
            columns[i] /= counts[i];
            most = Math.max(most, columns[i]);
        }
        StringBuilder line = new StringBuilder();
        for (double value : columns) {
            int height = most <= 0 ? 0 : (int) Math.round(value / most * (HEIGHTS.length() - 1));
            line.append(value <= 0 ? ' ' : HEIGHTS.charAt(height));
        }
        return line.toString();
    }

    /**
     * A block for each value, full at {@code top} and above, so that lines can be compared with each other. Nothing stands
     * where a value is not known, the lowest block for zero alone.
     */
    public static String upTo(double top, List<@Nullable Double> values) {
        StringBuilder line = new StringBuilder();
        for (Double value : values) {
            if (value == null) {
                line.append(' ');
            } else {
                int height = (int) Math.round(Math.min(1, value / top) * (HEIGHTS.length() - 1));
                line.append(HEIGHTS.charAt(value > 0 ? Math.max(1, height) : 0));
            }
        }
        return line.toString();
    }

    /** A bar from the left, as long as the share of the greatest. */
    static String bar(double value, double greatest, int width) {
        long halves = greatest <= 0 ? 0 : Math.round(2 * width * value / greatest);
        return FULL.repeat((int) (halves / 2)) + (halves % 2 == 1 ? HALF : "");
    }
}
