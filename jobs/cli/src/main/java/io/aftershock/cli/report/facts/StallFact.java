package io.aftershock.cli.report.facts;

import org.jspecify.annotations.Nullable;

/**
 * A time in which answers stopped.
 *
 * @param account whose answers, as people call it; null for the cluster's
 */
public record StallFact(
        long startMillis, long lastedMillis, @Nullable String account, long requestsExpected, long requestsSeen) {

    public long endMillis() {
        return startMillis + lastedMillis;
    }
}
