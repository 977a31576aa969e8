package io.aftershock.model.finding;

import java.util.Locale;

/** What errors and elections have to do with each other. */
public enum CorrelationKind {
    /** An election with a stall and no errors: the leader was lost. */
    CRASH,
    /** The cluster fails calls, with or without an election. */
    DEGRADED,
    /** Clients make calls that cannot succeed; no election has to do with it. */
    CLIENT_FAULT,
    /** A planned election that hurt nobody. */
    QUIET_ELECTION;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in JSON and docs. */
    public String label() {
        return label;
    }
}
