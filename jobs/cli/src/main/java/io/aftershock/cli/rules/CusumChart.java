package io.aftershock.cli.rules;

/**
 * A Bernoulli CUSUM: the yardstick, for no chart finds the one ratio that it is made for sooner at equal false alarms.
 *
 * <p>Source: M. R. Reynolds and Z. G. Stoumbos, "A CUSUM chart for monitoring a proportion when inspecting continuously",
 * Journal of Quality Technology 31 (1999); that it is the best there is: G. V. Moustakides, Annals of Statistics 14 (1986).
 */
final class CusumChart implements Chart {

    private final double ofFailure;
    private final double ofSuccess;
    private final double limit;
    private double sum;

    /** A chart that tells {@code sought} from {@code threshold}, and pages at a limit in nats. */
    CusumChart(double threshold, double sought, double limit) {
        this.ofFailure = Math.log(sought / threshold);
        this.ofSuccess = Math.log((1 - sought) / (1 - threshold));
        this.limit = limit;
    }

    @Override
    public boolean pagesAfter(int seconds, Traffic traffic) {
        int failed = traffic.failed(seconds - 1, seconds);
        sum = Math.max(0, sum + failed * ofFailure + (traffic.callsPerSecond() - failed) * ofSuccess);
        if (sum < limit) {
            return false;
        }
        sum = 0;
        return true;
    }
}
