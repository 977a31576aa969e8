package io.aftershock.exporter.state;

/** Counts cannot be kept, for now or at all; the message is a sentence that says where and why. */
public final class StateException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean lost;

    StateException(String message, Throwable cause) {
        this(message, false, cause);
    }

    StateException(String message, boolean lost, Throwable cause) {
        super(message, cause);
        this.lost = lost;
    }

    /** Whether what was saved before is gone, so that all has to be saved again. */
    boolean isLost() {
        return lost;
    }
}
