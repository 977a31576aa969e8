package io.aftershock.monitor.config;

import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.ingest.Spans;
import io.aftershock.monitor.policy.MaintenanceWindow;
import io.aftershock.monitor.window.WindowSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a configuration says. It names files and holds no secret.
 *
 * @param clusters of distinct names; none only if there is a directory
 * @param findings where findings are published; null for nowhere
 * @param warnings what is legal and probably not meant, a line each
 * @param directory where more clusters are listed; null for nowhere
 * @param spans which entries stand for several NATS clusters
 * @param maintenance when work is planned
 * @param policy where thresholds may be changed while the job runs; null for nowhere
 * @param history whether and where history is kept
 */
public record FleetConfig(
        List<ClusterConfig> clusters,
        WindowSpec windows,
        Thresholds thresholds,
        @Nullable FindingsConfig findings,
        List<String> warnings,
        @Nullable DirectoryConfig directory,
        Spans spans,
        List<MaintenanceWindow> maintenance,
        @Nullable PolicyConfig policy,
        HistorySettings history) {

    public FleetConfig {
        maintenance = List.copyOf(maintenance);
        clusters = List.copyOf(clusters);
        warnings = List.copyOf(warnings);
    }

    /** A fleet that never changes. */
    public FleetConfig(
            List<ClusterConfig> clusters,
            WindowSpec windows,
            Thresholds thresholds,
            @Nullable FindingsConfig findings,
            List<String> warnings) {
        this(
                clusters,
                windows,
                thresholds,
                findings,
                warnings,
                null,
                Spans.NONE,
                List.of(),
                null,
                HistorySettings.DEFAULTS);
    }

    /** The same with no other clusters than those named. */
    public FleetConfig only(List<String> names) {
        List<ClusterConfig> named = clusters.stream()
                .filter(cluster -> names.contains(cluster.name()))
                .toList();
        return new FleetConfig(
                named, windows, thresholds, findings, warnings, null, spans, maintenance, policy, history);
    }
}
