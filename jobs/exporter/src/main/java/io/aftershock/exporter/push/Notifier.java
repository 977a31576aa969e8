package io.aftershock.exporter.push;

import io.aftershock.connectors.findings.FindingReader;
import io.aftershock.connectors.findings.UnreadableFindingException;
import io.aftershock.exporter.alert.Alert;
import io.aftershock.exporter.alert.AlertLife;
import io.aftershock.exporter.alert.Links;
import io.aftershock.monitor.config.AlertsConfig;
import io.aftershock.monitor.config.AlertsConfig.AlertmanagerConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Findings in, alerts out: keeps what fires, and tells each receiver's ledger of it.
 *
 * <p>Nobody is told of anything before all that was stored has been read; else what has closed since would be told as open.
 */
public final class Notifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    /** As far back as findings are read at the start: what ended before was ended by who was told, for lack of repetition. */
    static final long READ_BACK_MILLIS = Duration.ofHours(6).toMillis();

    private static final long REPEAT_END_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final long CAUSE_FIRST_MILLIS = 2_000;
    private static final long NEVER_MILLIS = Long.MAX_VALUE;
    private static final long ORPHANS_EVERY_MILLIS = 10_000;

    private final AlertLife life;
    private final List<Pusher> pushers;
    private final LongSupplier clock;
    private boolean ready;
    private boolean started;
    private long orphansMillis;
    private long orphaned;
    private int firing;

    Notifier(AlertLife life, List<Pusher> pushers, LongSupplier clock) {
        this.life = life;
        this.pushers = List.copyOf(pushers);
        this.clock = clock;
    }

    /**
     * A notifier whose threads wait for alerts.
     *
     * @param environments of clusters that have one, by name of the cluster
     * @param clock the wall clock, in epoch milliseconds
     * @throws IOException if an address or a file for TLS cannot be used; the message names it
     */
    public static Notifier start(AlertsConfig config, Map<String, String> environments, LongSupplier clock)
            throws IOException {
        List<Pusher> pushers = new ArrayList<>();
        for (AlertmanagerConfig each : config.alertmanagers()) {
            pushers.add(new Pusher(
                    new AlertmanagerReceiver(each, config.resendMillis()),
                    new Ledger(
                            config.resendMillis(),
                            REPEAT_END_MILLIS,
                            Math.min(CAUSE_FIRST_MILLIS, config.resendMillis() / 2))));
        }
        if (config.webhook() != null) {
            pushers.add(new Pusher(new WebhookReceiver(config.webhook()), new Ledger(NEVER_MILLIS, 0, 0)));
        }
        pushers.forEach(Pusher::start);
        Links links = new Links(config.runbooks(), config.dashboards());
        return new Notifier(new AlertLife(config.leastSeverity(), environments, links), pushers, clock);
    }

    /**
     * A message of the findings stream.
     *
     * @param storedMillis when it was stored, in epoch milliseconds
     */
    public synchronized void take(byte[] line, long storedMillis) {
        life.storedAt(storedMillis);
        try {
            FindingReader.read(line, life);
        } catch (UnreadableFindingException e) {
            LOG.warn("A message of the findings stream cannot be read, and is left out: {}.", e.getMessage());
        }
    }

    /** All that had been stored has been read: from now on people are told. */
    public synchronized void ready() {
        ready = true;
    }

    /** Tells what has changed, and what has to be told again. */
    public synchronized void tick() {
        if (!ready) {
            return;
        }
        long now = clock.getAsLong();
        if (now - orphansMillis >= ORPHANS_EVERY_MILLIS) {
            orphansMillis = now;
            List<String> sentences = life.endOrphans(now);
            sentences.forEach(LOG::warn);
            orphaned += sentences.size();
        }
        List<Alert> ended = life.takeEnded().stream()
                .filter(alert -> started || isRecent(alert, now))
                .toList();
        List<Alert> open = life.firing();
        firing = open.size();
        for (Pusher pusher : pushers) {
            pusher.ledger().update(open, ended, !started);
            pusher.ring();
        }
        started = true;
    }

    private static boolean isRecent(Alert alert, long nowMillis) {
        Long ended = alert.endsAtMillis();
        return ended != null && nowMillis - ended <= READ_BACK_MILLIS;
    }

    List<Pusher> pushers() {
        return pushers;
    }

    synchronized int firing() {
        return firing;
    }

    synchronized long orphaned() {
        return orphaned;
    }

    @Override
    public void close() {
        pushers.forEach(Pusher::close);
    }
}
