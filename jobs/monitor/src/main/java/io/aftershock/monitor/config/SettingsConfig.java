package io.aftershock.monitor.config;

import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.ingest.Spans;
import io.aftershock.monitor.policy.MaintenanceWindow;
import io.aftershock.monitor.window.WindowSpec;
import java.util.List;

/**
 * What a configuration says about judging, without where telemetry comes from.
 *
 * @param spans which entries stand for several NATS clusters
 * @param maintenance when work is planned
 * @param warnings what is legal and probably not meant, a line each
 */
public record SettingsConfig(
        WindowSpec windows,
        Thresholds thresholds,
        Spans spans,
        List<MaintenanceWindow> maintenance,
        List<String> warnings) {

    public SettingsConfig {
        maintenance = List.copyOf(maintenance);
        warnings = List.copyOf(warnings);
    }
}
