package io.aftershock.testkit.workload;

import java.util.List;

/** Clients that can be sent to work and called back. */
public final class Workload implements AutoCloseable {

    private final List<PacedClient> clients;

    Workload(List<PacedClient> clients) {
        this.clients = clients;
    }

    /** Connects all clients and lets them begin; they go on through every fault until {@link #stop}. */
    public void start() {
        clients.forEach(PacedClient::start);
    }

    /** Stops and disconnects all clients; a call that waits for its answer is given up. */
    public void stop() {
        clients.forEach(PacedClient::interrupt);
        clients.forEach(PacedClient::awaitStopped);
    }

    /** How many calls had an answer that was not an error, since the start. */
    public long successes() {
        return clients.stream().mapToLong(PacedClient::successes).sum();
    }

    /** How many calls had an error for an answer, or none in time. */
    public long failures() {
        return clients.stream().mapToLong(PacedClient::failures).sum();
    }

    @Override
    public void close() {
        stop();
    }
}
