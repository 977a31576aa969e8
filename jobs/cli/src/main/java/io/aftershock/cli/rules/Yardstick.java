package io.aftershock.cli.rules;

/** Gives a CUSUM the limit by which it pages no more often than another chart does over the same accounts. */
final class Yardstick {

    private static final double LEAST = 1;
    private static final double MOST = 20;
    private static final double STEP = 0.05;

    private Yardstick() {}

    /** The lowest such limit, in nats. */
    static double limit(
            Simulation simulation, double threshold, double sought, int callsPerSecond, double ratio, long pages) {
        double low = LEAST;
        double high = MOST;
        while (high - low > STEP) {
            double middle = (low + high) / 2;
            long own = simulation.pages(() -> new CusumChart(threshold, sought, middle), callsPerSecond, ratio);
            if (own <= pages) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
