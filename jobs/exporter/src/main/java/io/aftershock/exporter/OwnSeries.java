package io.aftershock.exporter;

import io.aftershock.exporter.catalogue.Metric;
import io.aftershock.exporter.catalogue.SeriesOutput;
import io.aftershock.exporter.catalogue.SeriesSource;
import io.aftershock.model.telemetry.SourceStatus;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the process says of itself; it begins anew with each start. */
final class OwnSeries implements SeriesSource {

    private static final double SECOND = 1_000;

    /** Others are of a newer version, or of nobody's. */
    private static final Set<String> RECORDS =
            Set.of("error_ratio", "election", "stall", "breach", "correlation", "incident", "heartbeat", "dead_letter");

    private final String version;
    private final Map<String, Long> messages = new TreeMap<>();
    private boolean connected;
    private long lastStoredMillis;
    private long pending;
    private long unreadable;
    private long missed;
    private long recreations;

    OwnSeries(String version) {
        this.version = version;
        RECORDS.forEach(record -> messages.put(record, 0L));
    }

    synchronized void read(String record) {
        messages.merge(RECORDS.contains(record) ? record : "unknown", 1L, Long::sum);
    }

    synchronized void unreadable() {
        unreadable++;
    }

    /** The stream can be read. */
    synchronized void heard(long pendingMessages) {
        connected = true;
        pending = pendingMessages;
    }

    synchronized void stored(long millis) {
        lastStoredMillis = Math.max(lastStoredMillis, millis);
    }

    synchronized void happened(SourceStatus status) {
        switch (status.condition()) {
            case CUT_OFF, REFUSED -> connected = false;
            case RESTORED -> connected = true;
            case GAP -> missed += status.messages();
            case STREAM_RECREATED -> recreations++;
            default -> {}
        }
    }

    @Override
    public synchronized void tell(long nowMillis, SeriesOutput to) {
        to.series(Metric.EXPORTER_BUILD, 1, version);
        to.series(Metric.EXPORTER_CONNECTED, connected ? 1 : 0);
        to.series(Metric.EXPORTER_PENDING_MESSAGES, pending);
        if (lastStoredMillis > 0) {
            to.series(Metric.EXPORTER_LAST_MESSAGE_TIMESTAMP_SECONDS, lastStoredMillis / SECOND);
        }
        messages.forEach((record, count) -> to.series(Metric.EXPORTER_MESSAGES, count, record));
        to.series(Metric.EXPORTER_UNREADABLE_MESSAGES, unreadable);
        to.series(Metric.EXPORTER_MISSED_MESSAGES, missed);
        to.series(Metric.EXPORTER_STREAM_RECREATIONS, recreations);
    }
}
