package io.aftershock.monitor.config;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One cluster to watch. */
public record ClusterConfig(
        String name,
        @Nullable String environment,
        List<CaptureStream> streams,
        @Nullable ClusterPolls polls) {}
