package io.aftershock.cli.report.facts;

import io.aftershock.model.finding.Interval;

/** Calls that checks judge, and how many of them failed. */
public record Calls(long calls, long failed) {

    public static final Calls NONE = new Calls(0, 0);

    public Calls plus(Calls other) {
        return new Calls(calls + other.calls, failed + other.failed);
    }

    /** Failed calls per call; 0 without calls. */
    public double ratio() {
        return calls == 0 ? 0 : (double) failed / calls;
    }

    /** What chance leaves open about the ratio. */
    public Interval interval() {
        return Interval.wilson(failed, calls);
    }
}
