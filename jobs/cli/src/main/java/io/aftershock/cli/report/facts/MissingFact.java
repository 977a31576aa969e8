package io.aftershock.cli.report.facts;

import org.jspecify.annotations.Nullable;

/**
 * What telemetry of a cluster is missing, and why.
 *
 * @param cause as the coverage table spells it
 * @param server that counted; null where nobody knows, or where there are several
 * @param expected audits that its servers counted in those times; null where nobody knows
 */
public record MissingFact(
        String cluster,
        String cause,
        @Nullable String server,
        long fromMillis,
        long toMillis,
        @Nullable Long expected,
        long missing) {}
