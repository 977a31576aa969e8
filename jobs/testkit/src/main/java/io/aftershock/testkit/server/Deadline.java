package io.aftershock.testkit.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A point in time until which something is asked for again and again, instead of a sleep that hopes. */
public final class Deadline {

    private static final long BETWEEN_TWO_LOOKS_NANOS = Duration.ofMillis(20).toNanos();

    private final Duration patience;
    private final long endNanos;

    private Deadline(Duration patience) {
        this.patience = patience;
        this.endNanos = System.nanoTime() + patience.toNanos();
    }

    /** The deadline which is this long from now. */
    public static Deadline in(Duration patience) {
        return new Deadline(patience);
    }

    /**
     * Returns once the condition holds.
     *
     * @param what the condition in words, for the message if it never holds
     * @throws IllegalStateException if it does not hold in time, or the thread was interrupted
     */
    public void await(String what, BooleanSupplier condition) {
        awaitValue(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Returns the first value that is there; otherwise as {@link #await}. */
    public <T> T awaitValue(String what, Supplier<Optional<T>> look) {
        while (true) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (System.nanoTime() - endNanos > 0) {
                throw new IllegalStateException("Not within " + patience.toMillis() + " ms: " + what);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Interrupted while waiting: " + what);
            }
            LockSupport.parkNanos(BETWEEN_TWO_LOOKS_NANOS);
        }
    }
}
