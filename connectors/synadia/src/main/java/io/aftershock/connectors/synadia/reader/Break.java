package io.aftershock.connectors.synadia.reader;

import io.aftershock.connectors.nats.connection.ConnectionWatch;

/** Whether a connection has broken: one that did is not used again, since the other connector reads nothing after it. */
final class Break implements ConnectionWatch {

    private final Runnable bell;
    private volatile boolean happened;

    /**
     * A connection that holds.
     *
     * @param bell rung when it breaks
     */
    Break(Runnable bell) {
        this.bell = bell;
    }

    boolean hasHappened() {
        return happened;
    }

    @Override
    public void disconnected() {
        happened = true;
        bell.run();
    }
}
