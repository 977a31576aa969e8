package io.aftershock.connectors.jsz.http;

import io.aftershock.connectors.jsz.config.PollQuestion;

/**
 * A monitoring page.
 *
 * @param name what rows call it
 * @param pathAndQuery where it is on a server
 */
record Page(String name, String pathAndQuery) {

    static Page jsz(PollQuestion question) {
        return new Page("jsz", "/jsz?accounts=true&limit=" + question.accounts());
    }

    /** Without a query the page tells of the system account's Raft groups, which is the meta group alone. */
    static Page raftz() {
        return new Page("raftz", "/raftz");
    }

    static Page healthz(PollQuestion question) {
        return new Page("healthz", "/healthz?" + question.health().option() + "=true");
    }
}
