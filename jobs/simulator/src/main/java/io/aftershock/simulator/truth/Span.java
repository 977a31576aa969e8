package io.aftershock.simulator.truth;

/**
 * A time in which something was missing from a cluster.
 *
 * @param what the server that was dead, or the answers of a meta leader
 */
record Span(String cluster, String what, long fromMillis, long toMillis) {

    /** What is missing when nobody answers for the meta group. */
    static final String ANSWERS = "answers";

    long millis() {
        return toMillis - fromMillis;
    }
}
