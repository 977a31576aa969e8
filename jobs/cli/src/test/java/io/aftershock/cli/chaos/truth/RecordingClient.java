package io.aftershock.cli.chaos.truth;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.server.NatsServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** A client that stays with one server whatever becomes of it, makes one call after the other, and writes down what came of each. */
final class RecordingClient implements AutoCloseable {

    /** Short, so that a client goes on asking while nobody answers; an answer that comes later is one that may count. */
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private static final long BETWEEN_TWO_LOOKS_NANOS = Duration.ofMillis(10).toNanos();

    private final String name;
    private final String stream;
    private final String durable;
    private final long paceNanos;
    private final NatsSession session;
    private final ConcurrentLinkedQueue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean paused = true;
    private volatile boolean working;

    RecordingClient(String account, Tenancy tenancy, NatsServer node, int callsPerSecond) {
        this.name = account + "-" + node.name();
        this.stream = tenancy.stream();
        this.durable = tenancy.durable();
        this.paceNanos = Duration.ofSeconds(1).dividedBy(callsPerSecond).toNanos();
        this.session = NatsSession.open(List.of(node.clientUrl()), account, name);
        this.thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** What the client's account has. */
    record Tenancy(String stream, String durable) {}

    void resume() {
        paused = false;
    }

    void pause() {
        paused = true;
    }

    boolean isIdle() {
        return paused && !working;
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    private void work() {
        int turn = 0;
        while (!Thread.currentThread().isInterrupted()) {
            working = true; // before the look at "paused": who pauses and then sees it idle can rely on it
            if (paused) {
                working = false;
                LockSupport.parkNanos(BETWEEN_TWO_LOOKS_NANOS);
                continue;
            }
            long next = System.nanoTime()
                    + (long) (paceNanos * ThreadLocalRandom.current().nextDouble(0.5, 1.5));
            attempt(turn++);
            working = false;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void attempt(int turn) {
        String subject = subject(turn);
        String body = subject.contains(".CREATE.") ? consumer(subject.substring(subject.lastIndexOf('.') + 1)) : "";
        long sent = System.currentTimeMillis();
        boolean answered;
        try {
            answered = session.ask("$JS.API." + subject, body, PATIENCE).isPresent();
        } catch (RuntimeException e) {
            answered = false; // the connection was lost in the middle of it
        }
        attempts.add(
                new Attempt(name, "$JS.API." + subject, sent, answered ? System.currentTimeMillis() : Attempt.NEVER));
    }

    /** Some are asked of the meta leader, some of the leaders of assets; of half of them no two have the same subject. */
    private String subject(int turn) {
        String unique = name + "-" + turn;
        return switch (turn % 12) {
            case 0 -> "INFO";
            case 1, 7 -> "STREAM.INFO.none-" + unique;
            case 2 -> "STREAM.INFO." + stream;
            case 3 -> "CONSUMER.INFO." + stream + "." + durable;
            case 4 -> "STREAM.NAMES";
            case 5 -> "CONSUMER.CREATE." + stream + "." + unique;
            case 6 -> "CONSUMER.DELETE." + stream + "." + name + "-" + (turn - 1);
            case 8 -> "CONSUMER.NAMES." + stream;
            case 9 -> "STREAM.LIST";
            case 10 -> "CONSUMER.INFO." + stream + ".none-" + unique;
            default -> "CONSUMER.LIST." + stream;
        };
    }

    private String consumer(String unique) {
        return """
                {"stream_name":"%s","config":{"name":"%s","ack_policy":"explicit","inactive_threshold":30000000000}}""".formatted(stream, unique);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        session.close();
    }
}
