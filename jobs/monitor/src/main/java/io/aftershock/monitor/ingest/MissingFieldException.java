package io.aftershock.monitor.ingest;

/** A field is missing without which the row means nothing. */
final class MissingFieldException extends Exception {

    private static final long serialVersionUID = 1L;

    MissingFieldException(String field) {
        super("field '" + field + "' is missing");
    }
}
