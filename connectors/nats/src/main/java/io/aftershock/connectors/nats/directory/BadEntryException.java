package io.aftershock.connectors.nats.directory;

/** An entry of the directory cannot be used; the message says why and what is allowed, and never holds a secret. */
public final class BadEntryException extends Exception {

    private static final long serialVersionUID = 1L;

    public BadEntryException(String message) {
        super(message);
    }
}
