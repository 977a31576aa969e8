package io.aftershock.connectors.nats.source.stream;

import io.aftershock.connectors.nats.source.merge.Doorbell;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between tries: from 100 ms, doubled up to 5 s, each shortened at random by up to a half. */
final class Backoff {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;

    private final Doorbell early = new Doorbell();
    private long nextMillis = FIRST_MILLIS;

    /** Waits, or until {@link #end}. */
    void pause() throws InterruptedException {
        long half = nextMillis / 2;
        // At random, lest all readers of a server come back at the same moment.
        early.await(half + ThreadLocalRandom.current().nextLong(half + 1));
        nextMillis = Math.min(LONGEST_MILLIS, nextMillis * 2);
    }

    /** Ends the pause, or the next one: what was waited for has happened. */
    void end() {
        early.ring();
    }

    /** What was tried has worked. */
    void reset() {
        nextMillis = FIRST_MILLIS;
    }
}
