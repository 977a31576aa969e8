package io.aftershock.exporter.push;

import io.aftershock.exporter.Companion;
import io.aftershock.exporter.catalogue.Metric;
import io.aftershock.exporter.catalogue.SeriesOutput;
import io.aftershock.monitor.config.AlertsConfig;
import io.aftershock.monitor.config.ExportConfig;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/**
 * Alerts in the exporter's process. It reads the findings by itself: the series go on from where they were saved, while which
 * alerts there are follows from the stream alone, so that every exporter that reads it tells the same.
 */
public final class AlertsCompanion implements Companion {

    private static final String FIRING = "firing";
    private static final String WAITING = "waiting";

    private final Notifier notifier;
    private final FindingsFeed feed;

    private AlertsCompanion(Notifier notifier, FindingsFeed feed) {
        this.notifier = notifier;
        this.feed = feed;
    }

    /**
     * Begins to read the findings, and to tell of them.
     *
     * @throws IOException if an address or a file for TLS cannot be used; the message names it
     */
    public static AlertsCompanion start(ExportConfig config, AlertsConfig alerts) throws IOException {
        Notifier notifier = Notifier.start(alerts, config.environments(), System::currentTimeMillis);
        return new AlertsCompanion(notifier, FindingsFeed.start(config.findings(), notifier, Instant.now()));
    }

    @Override
    public void tell(long nowMillis, SeriesOutput to) {
        long waiting = 0;
        for (Pusher pusher : notifier.pushers()) {
            PushCounts counts = pusher.counts();
            for (Outcome.Kind outcome : Outcome.Kind.values()) {
                to.series(
                        Metric.EXPORTER_NOTIFICATIONS,
                        counts.of(outcome),
                        pusher.name(),
                        outcome.name().toLowerCase(Locale.ROOT));
            }
            if (counts.lastSentMillis() > 0) {
                to.series(
                        Metric.EXPORTER_LAST_NOTIFIED_TIMESTAMP_SECONDS,
                        counts.lastSentMillis() / 1_000.0,
                        pusher.name());
            }
            waiting = Math.max(waiting, pusher.ledger().due(nowMillis).size());
        }
        to.series(Metric.EXPORTER_ALERTS, (double) notifier.firing(), FIRING);
        to.series(Metric.EXPORTER_ALERTS, (double) waiting, WAITING);
        to.series(Metric.EXPORTER_ORPHANED_FINDINGS, notifier.orphaned());
    }

    @Override
    public void close() {
        feed.close();
    }
}
