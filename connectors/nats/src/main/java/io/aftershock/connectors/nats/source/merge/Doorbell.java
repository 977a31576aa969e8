package io.aftershock.connectors.nats.source.merge;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread wait until another has something for it. A ring while nobody waits is not lost. */
public final class Doorbell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rings = lock.newCondition();
    private boolean rung;

    public void ring() {
        lock.lock();
        try {
            rung = true;
            rings.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the bell has rung since the last call, or the time is over. */
    public void await(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!rung && left > 0) {
                left = rings.awaitNanos(left);
            }
            rung = false;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #await}; whoever interrupts it ends it, and the thread stays interrupted. */
    public void pause(long millis) {
        try {
            await(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
