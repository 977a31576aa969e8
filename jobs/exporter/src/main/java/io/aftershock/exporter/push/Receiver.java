package io.aftershock.exporter.push;

import io.aftershock.exporter.alert.Alert;
import java.util.List;

/** Somebody who is told of alerts. */
interface Receiver {

    /** For logs and metrics: without a secret. */
    String name();

    /** How many alerts it is told at once. */
    int batchSize();

    /** Tells it, which takes seconds at most. */
    Outcome tell(List<Alert> alerts, long nowMillis);
}
