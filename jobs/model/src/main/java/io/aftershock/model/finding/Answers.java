package io.aftershock.model.finding;

import java.util.Locale;

/** Which answers of the API a stall is about. */
public enum Answers {
    /** All of them: those of the meta leader, and those of the leaders of streams and consumers. */
    ALL,
    /** Those that only a meta leader gives, which stop altogether when it is lost. */
    META_LEADER;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in JSON and docs. */
    public String label() {
        return label;
    }
}
