package io.aftershock.cli.report.facts;

import org.jspecify.annotations.Nullable;

/** An election of a meta leader. */
public record ElectionFact(
        long atMillis,
        boolean planned,
        String cause,
        String leader,
        @Nullable String previousLeader,
        @Nullable Long outageMillis,
        @Nullable String hints) {}
