package io.aftershock.monitor.check;

/** In what a tunable is given. */
public enum Unit {
    /** A share of one, written {@code 1%} or {@code 0.01}. */
    RATIO,
    /** A time, written {@code 60s}, {@code 10m} or {@code 2h}; seconds inside. */
    DURATION,
    /** A whole number. */
    COUNT,
    /** Which rule judges, written {@code wilson} or {@code plain}; its place in that list inside. */
    RULE
}
