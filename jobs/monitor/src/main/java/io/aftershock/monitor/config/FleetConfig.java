package io.aftershock.monitor.config;

import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.window.WindowSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the job is told. */
public record FleetConfig(
        List<ClusterConfig> clusters,
        WindowSpec windows,
        Thresholds thresholds,
        @Nullable FindingsConfig findings) {}
