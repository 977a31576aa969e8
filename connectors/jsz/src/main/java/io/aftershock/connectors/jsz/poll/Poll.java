package io.aftershock.connectors.jsz.poll;

import io.aftershock.model.telemetry.TelemetryRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One question to all servers of a cluster, asked again and again. */
public interface Poll {

    /**
     * Asks once, and does not wait.
     *
     * @return the rows of this round, complete within the poll's patience whatever the servers do
     */
    CompletableFuture<List<TelemetryRow>> ask();
}
