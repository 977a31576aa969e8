package io.aftershock.connectors.history.query;

/** There is no DuckDB on the class path: it is not in the job's jar. */
public final class DuckDbMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DuckDbMissing(Throwable cause) {
        super(
                "DuckDB is not on the class path, and the history cannot be asked without it: start ./aftershock from"
                        + " the project's folder, which puts it there, or add duckdb_jdbc to the class path.",
                cause);
    }
}
