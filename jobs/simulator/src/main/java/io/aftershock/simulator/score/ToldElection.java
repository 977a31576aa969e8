package io.aftershock.simulator.score;

import org.jspecify.annotations.Nullable;

/** A meta leader's election as a monitor told it, with the kind of its correlation. */
public record ToldElection(
        String id,
        String cluster,
        @Nullable String previousLeader,
        String leader,
        String cause,
        long atMillis,
        @Nullable Long outageMillis,
        @Nullable String kind) {}
