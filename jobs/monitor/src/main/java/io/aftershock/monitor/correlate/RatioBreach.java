package io.aftershock.monitor.correlate;

import io.aftershock.model.finding.Breach;

/**
 * A breach of the error ratio, the calls of its account since it began, and how often its verdict was told.
 *
 * @param fromMillis begin of what counts: its opening less the look-back
 */
public record RatioBreach(Breach breach, SecondCounts counts, int revision, long fromMillis) {

    RatioBreach with(Breach newBreach) {
        return new RatioBreach(newBreach, counts, revision, fromMillis);
    }

    RatioBreach told() {
        return new RatioBreach(breach, counts, revision + 1, fromMillis);
    }
}
