package io.aftershock.monitor.config;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.CoreSubscription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cluster of the fleet, and where its telemetry comes from: streams, polls, or both.
 *
 * @param name as its servers call it
 * @param environment for overrides; null for none
 * @param streams where its telemetry is captured; may be empty
 * @param polls how its servers are asked; null for not at all
 * @param subscriptions where its telemetry is heard and not stored
 */
public record ClusterConfig(
        String name,
        @Nullable String environment,
        List<CaptureStream> streams,
        @Nullable ClusterPolls polls,
        List<CoreSubscription> subscriptions) {

    public ClusterConfig {
        streams = List.copyOf(streams);
        subscriptions = List.copyOf(subscriptions);
    }

    /** A cluster whose telemetry is stored. */
    public ClusterConfig(
            String name, @Nullable String environment, List<CaptureStream> streams, @Nullable ClusterPolls polls) {
        this(name, environment, streams, polls, List.of());
    }
}
