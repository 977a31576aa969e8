package io.aftershock.model.election;

import java.util.Locale;

/** Why there was an election. */
public enum ElectionCause {
    /** Somebody asked the leader to step down. */
    STEP_DOWN(true),
    /** The leader's server went into lame duck mode. */
    LAME_DUCK(true),
    /** The leader's server was shut down in order. */
    SHUTDOWN(true),
    /** A new asset elected its first leader. */
    FIRST_LEADER(true),
    /** The asset was changed: its replicas, its placement or a peer. */
    ASSET_CHANGE(true),
    /** None of these is known to have happened: the leader was lost. */
    UNPLANNED(false);

    private final boolean planned;
    private final String label = name().toLowerCase(Locale.ROOT);

    ElectionCause(boolean planned) {
        this.planned = planned;
    }

    /** Whether somebody wanted it, or it is part of normal work; such an election pages nobody. */
    public boolean isPlanned() {
        return planned;
    }

    /** The name in JSON and docs. */
    public String label() {
        return label;
    }
}
