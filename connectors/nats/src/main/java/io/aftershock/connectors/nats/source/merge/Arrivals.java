package io.aftershock.connectors.nats.source.merge;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;

/** What one stream has brought and nobody has emitted yet; one thread puts, another takes. */
public final class Arrivals {

    private final Doorbell doorbell;
    private final AtomicLong heldBytes = new AtomicLong();
    private ArrayDeque<Arrival> queue = new ArrayDeque<>();

    public Arrivals(Doorbell doorbell) {
        this.doorbell = doorbell;
    }

    /** Adds one, and rings if nothing was there. */
    public void put(Arrival arrival) {
        if (arrival instanceof Arrival.Stored stored) {
            heldBytes.addAndGet(stored.bytes());
        }
        boolean wasEmpty;
        synchronized (this) {
            wasEmpty = queue.isEmpty();
            queue.add(arrival);
        }
        if (wasEmpty) {
            doorbell.ring();
        }
    }

    /** Moves all that is here to the other queue. */
    void moveTo(Queue<Arrival> other) {
        ArrayDeque<Arrival> taken;
        synchronized (this) {
            if (queue.isEmpty()) {
                return;
            }
            taken = queue;
            queue = new ArrayDeque<>();
        }
        other.addAll(taken);
    }

    /** Bytes of messages that have been put and not {@linkplain #emitted emitted}. */
    public long heldBytes() {
        return heldBytes.get();
    }

    /** Messages of this size have left for good. */
    public void emitted(long bytes) {
        heldBytes.addAndGet(-bytes);
    }
}
