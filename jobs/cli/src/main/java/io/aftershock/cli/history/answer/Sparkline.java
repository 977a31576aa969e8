package io.aftershock.cli.history.answer;

import java.util.List;

/** A line of blocks whose heights are numbers; the highest is the greatest of the line. */
final class Sparkline {

    private static final String HEIGHTS = "▁▂▃▄▅▆▇█";
    private static final String FULL = "█";
    private static final String HALF = "▌";

    private Sparkline() {}

    /** Neighbours are averaged if there are more than {@code width} of them; nothing stands where nothing happened. */
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

    /** A bar from the left, as long as the share of the greatest. */
    static String bar(double value, double greatest, int width) {
        long halves = greatest <= 0 ? 0 : Math.round(2 * width * value / greatest);
        return FULL.repeat((int) (halves / 2)) + (halves % 2 == 1 ? HALF : "");
    }
}
