package io.aftershock.cli.report.facts;

import java.util.List;

/**
 * An error code that clusters answer with, and did not before.
 *
 * @param clusters where it is new
 * @param accounts how many met it there
 * @param firstMillis start of the step in which it came first
 * @param everywhere whether no cluster at all knew it before
 */
public record NewCode(CodeCount count, List<String> clusters, long accounts, long firstMillis, boolean everywhere) {

    public NewCode {
        clusters = List.copyOf(clusters);
    }
}
