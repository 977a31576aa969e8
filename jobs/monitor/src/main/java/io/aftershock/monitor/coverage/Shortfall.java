package io.aftershock.monitor.coverage;

/**
 * How many audits are missing of how many, over some time and all servers.
 *
 * @param missing never below zero, and at one server what came too much later makes up for what was missing before
 * @param isUnknown whether of a part of the time nobody knows how many were expected
 */
public record Shortfall(long expected, long missing, boolean isUnknown) {

    /** Nothing was expected. */
    public static final Shortfall NONE = new Shortfall(0, 0);

    Shortfall(long expected, long missing) {
        this(expected, missing, false);
    }

    Shortfall plus(long moreExpected, long moreMissing) {
        return new Shortfall(expected + moreExpected, missing + Math.max(0, moreMissing), isUnknown);
    }

    Shortfall unknown() {
        return new Shortfall(expected, missing, true);
    }

    /** The missing share of what was expected. */
    public double share() {
        return expected == 0 ? 0 : (double) missing / expected;
    }
}
