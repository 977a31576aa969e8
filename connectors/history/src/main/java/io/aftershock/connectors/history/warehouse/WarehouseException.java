package io.aftershock.connectors.history.warehouse;

import org.jspecify.annotations.Nullable;

/** What is wrong with a warehouse, in a sentence that says what to do. */
public final class WarehouseException extends RuntimeException {

    public WarehouseException(String sentence) {
        super(sentence);
    }

    /** What is below has its own words, which say less; whoever prints the innermost message should print this one. */
    public WarehouseException(String sentence, @Nullable Throwable below) {
        super(sentence);
        if (below != null) {
            addSuppressed(below);
        }
    }
}
