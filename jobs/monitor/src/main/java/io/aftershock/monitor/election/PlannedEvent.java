package io.aftershock.monitor.election;

import io.aftershock.model.election.ElectionCause;

/**
 * Something that explains an election near it.
 *
 * @param what the asset it concerns as {@link Asset#key} spells it, or the server
 */
public record PlannedEvent(ElectionCause cause, String what, long atMillis) {}
