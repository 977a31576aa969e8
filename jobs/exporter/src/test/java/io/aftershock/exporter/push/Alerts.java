package io.aftershock.exporter.push;

import io.aftershock.exporter.alert.Alert;
import java.util.Map;

/** Alerts of one name each, for tests. */
final class Alerts {

    private Alerts() {}

    static Alert firing(String name, long startsAtMillis) {
        return new Alert(
                Map.of("alertname", name, "finding", name + ":c1:1"), Map.of("summary", name), startsAtMillis, null);
    }

    static Alert ended(String name, long startsAtMillis, long endsAtMillis) {
        return firing(name, startsAtMillis).endedAt(endsAtMillis);
    }
}
