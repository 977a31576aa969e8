package io.aftershock.monitor.heartbeat;

import io.aftershock.model.coverage.Coverage;

/**
 * The last words on how much has arrived, added up; those that a heartbeat has not told yet.
 *
 * @param expected API calls that servers counted
 * @param seen audits of them that have arrived
 */
public record SettledCalls(long expected, long seen) {

    static final SettledCalls NONE = new SettledCalls(0, 0);

    /** First words are said again; and of a time that nobody counted there is nothing to add. */
    static boolean counts(Coverage word) {
        return word.settled() && !word.isOfAllServers();
    }

    SettledCalls plus(Coverage word) {
        return new SettledCalls(expected + word.expected(), seen + word.seen());
    }
}
