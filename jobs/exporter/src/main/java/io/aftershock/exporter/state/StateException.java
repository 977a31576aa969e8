package io.aftershock.exporter.state;

/** Counts cannot be kept, for now or at all; the message is a sentence that says where and why. */
public final class StateException extends Exception {

    private static final long serialVersionUID = 1L;

    StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
