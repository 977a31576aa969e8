package io.aftershock.connectors.history.maintain;

import org.jspecify.annotations.Nullable;

/**
 * What came of one step of maintenance on one table.
 *
 * @param step for example {@code compaction}
 * @param table name of the table
 * @param succeeded whether all of it was done
 * @param told what was done, or what went wrong; null if there was nothing to do
 * @param millis for how long it ran
 */
public record Outcome(
        String step,
        String table,
        boolean succeeded,
        @Nullable String told,
        long millis) {}
