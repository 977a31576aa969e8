package io.aftershock.monitor.coverage;

import java.io.Serializable;

/**
 * How many audits may be missing without meaning anything: some are on their way at both ends of a time.
 *
 * @param calls so many, however few were expected
 * @param share of those expected
 */
public record Tolerance(double calls, double share) implements Serializable {

    /** Whether more are missing than chance explains, or may be. */
    public boolean isExceeded(Shortfall shortfall) {
        return shortfall.isUnknown() || shortfall.missing() > Math.max(calls, share * shortfall.expected());
    }
}
