package io.aftershock.monitor.signal;

import org.jspecify.annotations.Nullable;

/**
 * What one server says of the meta group's leader, in {@code /jsz} or {@code /raftz}.
 *
 * @param server who says it
 * @param leaderKnown whether it knows a leader; a follower goes on naming a dead one for up to 9 s
 * @param claimsLead whether it is the leader itself, by its own word
 * @param leader the leader's name where the answer has it
 */
public record MetaView(
        String server,
        boolean leaderKnown,
        boolean claimsLead,
        @Nullable String leader) {}
