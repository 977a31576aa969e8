package io.aftershock.connectors.history.query;

import java.sql.SQLException;
import java.util.Objects;

/** DuckDB could not do what it was asked for, in its words. */
public final class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueryException(SQLException cause) {
        super("The history cannot be asked: " + Objects.requireNonNullElse(cause.getMessage(), "no reason is given"));
        addSuppressed(cause);
    }
}
