package io.aftershock.exporter.push;

import io.aftershock.exporter.alert.Alert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch, alert by alert. One that is refused is halved until the alerts that are wrong stand alone, so that
 * they do not keep the others from being heard.
 */
final class Delivery {

    private final Function<List<Alert>, Outcome> tell;
    private final List<Alert> sent = new ArrayList<>();
    private final Map<Alert, String> refused = new LinkedHashMap<>();
    private @Nullable String failure;

    private Delivery(Function<List<Alert>, Outcome> tell) {
        this.tell = tell;
    }

    static Delivery of(List<Alert> batch, Function<List<Alert>, Outcome> tell) {
        Delivery delivery = new Delivery(tell);
        delivery.deliver(batch);
        return delivery;
    }

    private void deliver(List<Alert> batch) {
        if (batch.isEmpty() || failure != null) {
            return;
        }
        Outcome outcome = tell.apply(batch);
        switch (outcome.kind()) {
            case SENT -> sent.addAll(batch);
            case FAILED -> failure = outcome.sentence();
            case REFUSED -> {
                if (batch.size() == 1) {
                    refused.put(batch.get(0), outcome.sentence());
                } else {
                    deliver(batch.subList(0, batch.size() / 2));
                    deliver(batch.subList(batch.size() / 2, batch.size()));
                }
            }
        }
    }

    List<Alert> sent() {
        return sent;
    }

    /** By alert what was wrong with it. */
    Map<Alert, String> refused() {
        return refused;
    }

    /** Why the rest could not be told; null if there is no rest. */
    @Nullable
    String failure() {
        return failure;
    }
}
