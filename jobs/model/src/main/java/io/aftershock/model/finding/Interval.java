package io.aftershock.model.finding;

/** An interval that holds the true value with the confidence that the check names. */
public record Interval(double low, double high) {

    private static final double Z_95 = 1.959963984540054;

    /**
     * The Wilson score interval of a ratio at 95 %.
     *
     * <p>Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
     */
    public static Interval wilson(long failed, long calls) {
        if (calls <= 0) {
            return new Interval(0, 1);
        }
        double n = calls;
        double p = failed / n;
        double z2 = Z_95 * Z_95;
        double centre = p + z2 / (2 * n);
        double spread = Z_95 * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        double scale = 1 + z2 / n;
        return new Interval(Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale));
    }
}
