package io.aftershock.cli;

/** How results are printed. */
public enum OutputFormat {
    /** A sentence a line. */
    TEXT,
    /** A JSON object a line. */
    JSON
}
