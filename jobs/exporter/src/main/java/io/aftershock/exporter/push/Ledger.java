package io.aftershock.exporter.push;

import io.aftershock.exporter.alert.Alert;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver has been told, and what it is to be told now.
 *
 * <p>It holds the present: whatever began and ended while the receiver could not be reached is not in it, and the end of what
 * the receiver may have heard of stays in it until that has been told.
 */
final class Ledger {

    private final Map<Map<String, String>, Entry> entries = new LinkedHashMap<>();
    private final long resendMillis;
    private final long repeatEndMillis;
    private final long causeFirstMillis;

    /** One alert, and how far it has been told. */
    private static final class Entry {

        private Alert alert;
        private boolean maybeTold;
        private @Nullable Long toldMillis;
        private @Nullable Long endToldMillis;
        private @Nullable Alert refused;

        private Entry(Alert alert, boolean maybeTold) {
            this.alert = alert;
            this.maybeTold = maybeTold;
        }

        private void become(Alert next) {
            if (!isSame(next)) {
                toldMillis = null;
                endToldMillis = null;
            }
            alert = next;
        }

        /** Whether it is the same state, be it in other words. */
        private boolean isSame(Alert other) {
            return alert.isFiring() == other.isFiring() && alert.startsAtMillis() == other.startsAtMillis();
        }
    }

    /**
     * A ledger of nothing.
     *
     * @param resendMillis how often what fires is told again
     * @param repeatEndMillis for how long an end is told again
     * @param causeFirstMillis how much sooner than what it explains a cause is told, each time
     */
    Ledger(long resendMillis, long repeatEndMillis, long causeFirstMillis) {
        this.causeFirstMillis = causeFirstMillis;
        this.resendMillis = resendMillis;
        this.repeatEndMillis = repeatEndMillis;
    }

    /**
     * Takes what is true now.
     *
     * @param ended what has ended since the last time
     * @param maybeTold whether the receiver may have been told of all these by somebody else, as before a restart
     */
    synchronized void update(Collection<Alert> firing, Collection<Alert> ended, boolean maybeTold) {
        for (Alert alert : ended) {
            Entry entry = entries.get(alert.labels());
            if (entry == null ? maybeTold : entry.maybeTold) {
                entries.computeIfAbsent(alert.labels(), labels -> new Entry(alert, true))
                        .become(alert);
            } else {
                entries.remove(alert.labels());
            }
        }
        for (Alert alert : firing) {
            entries.computeIfAbsent(alert.labels(), labels -> new Entry(alert, maybeTold))
                    .become(alert);
        }
    }

    /**
     * What is to be told now: causes before what they explain, be that open or over, what begins before what ends, and of that
     * the other way round. An Alertmanager that has just been started notifies at once of alerts that are old; one that heard of a symptom first
     * would do so before it knows what mutes it.
     */
    synchronized List<Alert> due(long nowMillis) {
        Map<String, Entry> causes = new HashMap<>();
        for (Entry entry : entries.values()) {
            if (entry.alert.isFiring() && !entry.alert.isExplained()) {
                causes.put(entry.alert.family(), entry);
            }
        }
        return entries.values().stream()
                .filter(entry -> !entry.alert.equals(entry.refused))
                .filter(entry -> isDue(entry, nowMillis))
                .filter(entry -> !waits(entry, causes.get(entry.alert.family()), nowMillis))
                .map(entry -> entry.alert)
                .sorted(Comparator.comparing(Ledger::turn))
                .toList();
    }

    private boolean isDue(Entry entry, long nowMillis) {
        return entry.toldMillis == null || nowMillis - entry.toldMillis >= resendMillis;
    }

    private boolean waits(Entry entry, @Nullable Entry cause, long nowMillis) {
        if (cause == null || !entry.alert.isExplained() || cause.refused != null) {
            return false;
        }
        return cause.toldMillis == null || nowMillis - cause.toldMillis < causeFirstMillis || isDue(cause, nowMillis);
    }

    private static int turn(Alert alert) {
        if (alert.isFiring()) {
            return alert.isExplained() ? 1 : 0;
        }
        return alert.isExplained() ? 2 : 3;
    }

    /** These are being told; whether they arrive is not known before the answer, and sometimes never. */
    synchronized void telling(Collection<Alert> alerts) {
        alerts.forEach(alert -> {
            Entry entry = entries.get(alert.labels());
            if (entry != null) {
                entry.maybeTold = true;
            }
        });
    }

    synchronized void told(Collection<Alert> alerts, long nowMillis) {
        alerts.forEach(alert -> told(alert, nowMillis));
    }

    private void told(Alert alert, long nowMillis) {
        Entry entry = entries.get(alert.labels());
        if (entry == null || !entry.isSame(alert)) {
            return; // it has changed meanwhile, and the change is still to be told
        }
        entry.toldMillis = nowMillis;
        if (!alert.isFiring()) {
            entry.endToldMillis = entry.endToldMillis == null ? Long.valueOf(nowMillis) : entry.endToldMillis;
            if (nowMillis - entry.endToldMillis >= repeatEndMillis) {
                entries.remove(alert.labels());
            }
        }
    }

    /** This one will not be taken as it is. Whether that is news of it. */
    synchronized boolean refused(Alert alert) {
        Entry entry = entries.get(alert.labels());
        if (entry == null) {
            return true;
        }
        boolean news = entry.refused == null;
        entry.refused = alert;
        if (!alert.isFiring()) {
            entries.remove(alert.labels());
        }
        return news;
    }
}
