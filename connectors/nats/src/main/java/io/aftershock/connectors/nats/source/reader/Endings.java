package io.aftershock.connectors.nats.source.reader;

import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;

/** The last word on a cluster. */
final class Endings {

    private Endings() {}

    static SourceStatus read(String cluster) {
        return end(cluster, "Cluster " + cluster + " has been read to its end.");
    }

    static SourceStatus left(String cluster) {
        return end(
                SourceStatus.FLEET_DIRECTORY,
                "Cluster " + cluster + " has left the fleet directory: what had been fetched of it has been emitted, "
                        + "and its positions are forgotten. Nothing to do.");
    }

    private static SourceStatus end(String source, String detail) {
        return new SourceStatus(Condition.END_OF_INPUT, source, 0, 0, detail);
    }
}
