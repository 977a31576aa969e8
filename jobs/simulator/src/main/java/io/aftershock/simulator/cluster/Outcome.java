package io.aftershock.simulator.cluster;

/** What a client makes of a call. */
enum Outcome {
    ANSWERED,
    UNANSWERED
}
