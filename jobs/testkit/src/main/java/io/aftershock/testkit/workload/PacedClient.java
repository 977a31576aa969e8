package io.aftershock.testkit.workload;

import io.aftershock.testkit.client.NatsSession;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client with a name of its own that makes one call after the other at its pace, whatever comes of them.
 *
 * <p>It waits for each answer, as applications do: while nobody answers it asks less, and it does not make up for it later.
 * Its pauses vary, lest all clients march in step and an election of 15 ms meets all of them or none.
 */
final class PacedClient {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String name;
    private final Supplier<NatsSession> connect;
    private final Duration pace;
    private final List<Call> calls;
    private final AtomicLong successes = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private @Nullable Thread thread;

    PacedClient(String name, Supplier<NatsSession> connect, int callsPerSecond, List<Call> calls) {
        this.name = name;
        this.connect = connect;
        this.pace = Duration.ofSeconds(1).dividedBy(callsPerSecond);
        this.calls = List.copyOf(calls);
    }

    synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException(name + " works already");
        }
        NatsSession session = connect.get();
        thread = new Thread(() -> work(session), name);
        thread.setDaemon(true);
        thread.start();
    }

    synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    synchronized void awaitStopped() {
        try {
            if (thread != null) {
                thread.join();
                thread = null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    long successes() {
        return successes.get();
    }

    long failures() {
        return failures.get();
    }

    private void work(NatsSession session) {
        try (session) {
            JetStreamOptions options =
                    JetStreamOptions.builder().requestTimeout(PATIENCE).build();
            JetStreamManagement api = session.connection().jetStreamManagement(options);
            JetStream stream = session.connection().jetStream(options);
            for (int turn = 0; !Thread.currentThread().isInterrupted(); turn++) {
                long next = System.nanoTime() + pauseNanos();
                attempt(calls.get(turn % calls.size()), api, stream);
                LockSupport.parkNanos(next - System.nanoTime());
            }
            Thread.interrupted(); // the session is to close in peace
        } catch (IOException e) {
            throw new IllegalStateException(name + " has no JetStream", e);
        }
    }

    private long pauseNanos() {
        return (long) (pace.toNanos() * ThreadLocalRandom.current().nextDouble(0.5, 1.5));
    }

    /** Errors and time-outs are what the faults are for: counted, and the next call goes out as if nothing had been. */
    private void attempt(Call call, JetStreamManagement api, JetStream stream) {
        try {
            call.make(api, stream);
            successes.incrementAndGet();
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            failures.incrementAndGet();
        }
    }
}
