package io.aftershock.monitor.config;

import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.window.WindowSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a configuration says. It names files and holds no secret.
 *
 * @param clusters at least one, of distinct names
 * @param findings where findings are published; null for nowhere
 * @param warnings what is legal and probably not meant, a line each
 */
public record FleetConfig(
        List<ClusterConfig> clusters,
        WindowSpec windows,
        Thresholds thresholds,
        @Nullable FindingsConfig findings,
        List<String> warnings) {

    public FleetConfig {
        clusters = List.copyOf(clusters);
        warnings = List.copyOf(warnings);
    }

    /** The same with no other clusters than those named. */
    public FleetConfig only(List<String> names) {
        List<ClusterConfig> named = clusters.stream()
                .filter(cluster -> names.contains(cluster.name()))
                .toList();
        return new FleetConfig(named, windows, thresholds, findings, warnings);
    }
}
