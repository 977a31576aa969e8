package io.aftershock.model.finding;

import java.util.Locale;

/** Where a breach is in its life. */
public enum BreachState {
    OPENED,
    UPDATED,
    CLOSED,
    REOPENED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in JSON and docs. */
    public String label() {
        return label;
    }
}
