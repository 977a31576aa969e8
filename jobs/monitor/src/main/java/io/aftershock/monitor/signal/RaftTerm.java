package io.aftershock.monitor.signal;

import org.jspecify.annotations.Nullable;

/**
 * What one server says of the meta group's term, in {@code /raftz}.
 *
 * @param term goes up by one with each election, and with each candidacy that failed
 * @param leads whether the server says that it leads in this term
 * @param leaderSinceMillis since when it leads; null where the server does not tell
 */
public record RaftTerm(
        String server, long term, boolean leads, @Nullable Long leaderSinceMillis) {}
