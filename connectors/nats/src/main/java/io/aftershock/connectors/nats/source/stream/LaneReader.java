package io.aftershock.connectors.nats.source.stream;

/** Fills one lane of a cluster, on a thread of its own. */
public interface LaneReader extends AutoCloseable {

    /** Begins to read; connects on its own thread. */
    void start();

    /** Messages of this size have been emitted, so there is room for more. */
    void emitted(long bytes);

    /** Begins to stop; {@link #awaitStopped} waits for it. */
    @Override
    void close();

    /** Returns when the thread has ended and the connection is given back, or the time is over. */
    void awaitStopped(long millis) throws InterruptedException;
}
