package io.aftershock.monitor.check.rule;

import io.aftershock.model.api.ErrorClass;
import java.util.Locale;

/**
 * Whose fault the failures are that an error ratio breach is about.
 *
 * <p>They are judged apart, so that an outage that begins while a client misbehaves is found as an outage, at once, and
 * the client's fault stays what it is.
 */
public enum FaultSide {
    /** The cluster's: availability and internal errors. */
    SERVICE,
    /** The clients': all others. */
    CLIENT;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** Whose fault a failure of a class is. */
    public static FaultSide of(ErrorClass errorClass) {
        return errorClass.isServiceFault() ? SERVICE : CLIENT;
    }

    public String label() {
        return label;
    }
}
