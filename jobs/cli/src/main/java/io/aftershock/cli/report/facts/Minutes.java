package io.aftershock.cli.report.facts;

/**
 * Minutes in which accounts called, and of how many of them telemetry is missing.
 *
 * @param all each account's counted by itself
 */
public record Minutes(long all, long incomplete) {

    public static final Minutes NONE = new Minutes(0, 0);

    public Minutes plus(Minutes other) {
        return new Minutes(all + other.all, incomplete + other.incomplete);
    }

    /** The share whose telemetry has arrived in full; 1 without minutes. */
    public double completeShare() {
        return all == 0 ? 1 : 1 - (double) incomplete / all;
    }
}
