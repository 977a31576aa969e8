package io.aftershock.exporter.push;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** How often one receiver was told of an alert, by outcome, and when last. */
final class PushCounts {

    private final Map<Outcome.Kind, AtomicLong> alerts = new EnumMap<>(Outcome.Kind.class);
    private final AtomicLong lastSentMillis = new AtomicLong();

    PushCounts() {
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            alerts.put(kind, new AtomicLong());
        }
    }

    void count(Outcome.Kind kind, int more, long nowMillis) {
        Objects.requireNonNull(alerts.get(kind)).addAndGet(more);
        if (kind == Outcome.Kind.SENT && more > 0) {
            lastSentMillis.set(nowMillis);
        }
    }

    long of(Outcome.Kind kind) {
        return Objects.requireNonNull(alerts.get(kind)).get();
    }

    /** Epoch milliseconds; 0 for never. */
    long lastSentMillis() {
        return lastSentMillis.get();
    }
}
