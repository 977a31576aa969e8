package io.aftershock.model.election;

import java.util.Locale;

/** Which Raft group elected a leader. */
public enum ElectionScope {
    META,
    STREAM,
    CONSUMER;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in JSON and docs. */
    public String label() {
        return label;
    }
}
