package io.aftershock.connectors.findings;

/** A message of the findings stream that is not what docs/json-lines.md promises; the message says where it differs. */
public final class UnreadableFindingException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableFindingException(String message, Throwable cause) {
        super(message, cause);
    }

    UnreadableFindingException(String message) {
        super(message);
    }
}
