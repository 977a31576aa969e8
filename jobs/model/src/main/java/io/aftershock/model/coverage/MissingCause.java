package io.aftershock.model.coverage;

import java.util.Locale;

/** Why audits are missing, as far as it can be told; the first that fits. */
public enum MissingCause {
    /** An account calls of which no advisory has arrived: it has no export, or nobody imports it. */
    NO_EXPORT,
    /** The source was cut off or refused, or messages were gone before they were read. */
    CAPTURE_LOST,
    /** A server restarted at that time, which had relayed what others said. */
    SERVER_RESTARTED,
    /** Nothing is known that would explain it. */
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
