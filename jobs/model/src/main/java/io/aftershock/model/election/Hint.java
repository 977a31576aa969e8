package io.aftershock.model.election;

import org.jspecify.annotations.Nullable;

/**
 * What may lie behind an unplanned election.
 *
 * @param name for example {@code server_died}
 * @param server the server that it points at; null if none
 * @param value its figure, with the unit that the name implies; null if it has none
 */
public record Hint(
        String name, @Nullable String server, @Nullable Double value) {}
