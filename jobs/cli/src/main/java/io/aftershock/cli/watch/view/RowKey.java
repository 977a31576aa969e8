package io.aftershock.cli.watch.view;

import org.jspecify.annotations.Nullable;

/**
 * Names a row, so that the one that is chosen stays chosen wherever it moves.
 *
 * @param cluster empty of an incident of the fleet
 * @param account null of the cluster itself; of an incident its id
 */
public record RowKey(String cluster, @Nullable String account) {}
