package io.aftershock.monitor.config;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cluster of the fleet, and where its telemetry comes from: streams, polls, or both.
 *
 * @param name as its servers call it
 * @param environment for overrides; null for none
 * @param streams where its telemetry is captured; may be empty
 * @param polls how its servers are asked; null for not at all
 */
public record ClusterConfig(
        String name,
        @Nullable String environment,
        List<CaptureStream> streams,
        @Nullable ClusterPolls polls) {

    public ClusterConfig {
        streams = List.copyOf(streams);
    }
}
