package io.aftershock.exporter.push;

import io.aftershock.exporter.alert.Alert;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one receiver: tells it what its ledger says, and when that fails tries again, first after a second, then after
 * twice as long each time up to half a minute. Other receivers do not wait for it.
 */
final class Pusher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pusher.class);
    private static final long LOOK_MILLIS = 250;
    private static final long FIRST_WAIT_MILLIS = 1_000;
    private static final long LONGEST_WAIT_MILLIS = 30_000;
    private static final long TIME_TO_STOP_MILLIS = 2_000;

    private final Receiver receiver;
    private final Ledger ledger;
    private final PushCounts counts = new PushCounts();
    private final Thread thread;
    private volatile boolean closed;
    private boolean rung;
    private int failures;
    private long failingSinceMillis;

    Pusher(Receiver receiver, Ledger ledger) {
        this.receiver = receiver;
        this.ledger = ledger;
        this.thread = new Thread(this::run, "alerts to " + receiver.name());
        thread.setDaemon(true);
    }

    Pusher start() {
        thread.start();
        return this;
    }

    Ledger ledger() {
        return ledger;
    }

    PushCounts counts() {
        return counts;
    }

    String name() {
        return receiver.name();
    }

    /** Something has changed: it is told at once, unless the receiver is being waited for. */
    synchronized void ring() {
        rung = true;
        notifyAll();
    }

    private void run() {
        try {
            while (!closed) {
                pause(turnOrSay());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed while it waited
        }
    }

    /** A mistake of ours must not end the thread: then nobody would be told of anything more. */
    private long turnOrSay() {
        try {
            return turn(System.currentTimeMillis());
        } catch (RuntimeException e) {
            LOG.error("Telling alerts to {} failed by a mistake of this program; it is tried again.", name(), e);
            return LONGEST_WAIT_MILLIS;
        }
    }

    private synchronized void pause(long millis) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        while (!closed && !(rung && failures == 0)) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        rung = false;
    }

    /** Tells all that is due, as far as the receiver takes it, and says how long to wait before the next turn. */
    long turn(long nowMillis) {
        List<Alert> due = ledger.due(nowMillis);
        for (int from = 0; from < due.size() && !closed; from += receiver.batchSize()) {
            List<Alert> batch = due.subList(from, Math.min(due.size(), from + receiver.batchSize()));
            Delivery delivery = Delivery.of(batch, part -> tell(part, nowMillis));
            ledger.told(delivery.sent(), nowMillis);
            counts.count(Outcome.Kind.SENT, delivery.sent().size(), nowMillis);
            delivery.refused().forEach(this::refused);
            counts.count(Outcome.Kind.REFUSED, delivery.refused().size(), nowMillis);
            if (delivery.failure() != null) {
                int rest = batch.size()
                        - delivery.sent().size()
                        - delivery.refused().size();
                counts.count(Outcome.Kind.FAILED, rest, nowMillis);
                return failed(delivery.failure(), nowMillis);
            }
            works(nowMillis);
        }
        return LOOK_MILLIS;
    }

    private Outcome tell(List<Alert> alerts, long nowMillis) {
        ledger.telling(alerts);
        return receiver.tell(alerts, nowMillis);
    }

    private void refused(Alert alert, String sentence) {
        if (ledger.refused(alert)) {
            LOG.warn(
                    "{} does not take the alert of {}: {} The others are told; this one is tried again when it changes.",
                    receiver.name(),
                    alert.labels().get("finding"),
                    sentence);
        }
    }

    private long failed(String sentence, long nowMillis) {
        if (failures++ == 0) {
            failingSinceMillis = nowMillis;
            LOG.warn(
                    "{} cannot be told of alerts: {} It is tried again until it can, and then told what holds at that time.",
                    receiver.name(),
                    sentence);
        }
        return Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(failures - 1, 10));
    }

    private void works(long nowMillis) {
        if (failures > 0) {
            LOG.info(
                    "{} is told of alerts again, after {} s and {} attempts.",
                    receiver.name(),
                    (nowMillis - failingSinceMillis) / 1_000,
                    failures);
            failures = 0;
        }
    }

    @Override
    public void close() {
        closed = true;
        ring();
        thread.interrupt();
        try {
            thread.join(TIME_TO_STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
