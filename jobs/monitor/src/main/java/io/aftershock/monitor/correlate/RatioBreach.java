package io.aftershock.monitor.correlate;

import io.aftershock.model.finding.Breach;
import java.util.List;

/**
 * A breach of the error ratio, the calls of its account since some time before it, and how often its verdict was told.
 *
 * @param fromMillis begin of what counts
 * @param spanIds the elections and lost quorums that were told last
 */
public record RatioBreach(Breach breach, SecondCounts counts, int revision, long fromMillis, List<String> spanIds) {

    RatioBreach with(Breach newBreach) {
        return new RatioBreach(newBreach, counts, revision, fromMillis, spanIds);
    }

    /** Once more, with what it coincides with now. */
    RatioBreach told(List<String> newSpanIds) {
        return new RatioBreach(breach, counts, revision + 1, fromMillis, newSpanIds);
    }
}
