package io.aftershock.monitor.signal;

import io.aftershock.model.election.ElectionScope;
import org.jspecify.annotations.Nullable;

/** An advisory that a Raft group has elected a leader; {@code leader} is a server's name, resolved from the peers. */
public record LeaderElected(
        ElectionScope scope,
        @Nullable String domain,
        @Nullable String account,
        @Nullable String stream,
        @Nullable String consumer,
        String leader) {}
