package io.aftershock.model.finding;

import java.util.Locale;

/** How urgent a finding is; ordered, so that the worst of several is their maximum. */
public enum Severity {
    /** Only listed. */
    INFO,
    /** A ticket. */
    WARNING,
    /** Wakes somebody. */
    CRITICAL;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in JSON and docs. */
    public String label() {
        return label;
    }
}
