package io.aftershock.monitor.fleet;

/** How likely breaches of clusters that have nothing to do with each other fall together. */
final class Chance {

    private Chance() {}

    /**
     * The probability of so many others or more, where so many are expected: the upper tail of a Poisson distribution.
     *
     * @param others how many other clusters it is, beside the first
     * @param expected how many it would be by their rate
     */
    static double ofOthers(int others, double expected) {
        double fewer = 0;
        double term = Math.exp(-expected);
        for (int count = 0; count < others; count++) {
            fewer += term;
            term *= expected / (count + 1);
        }
        return Math.max(0, 1 - fewer);
    }
}
