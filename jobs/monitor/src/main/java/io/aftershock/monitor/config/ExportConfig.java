package io.aftershock.monitor.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says to whoever reads the findings. It holds nothing of how clusters are reached, so that a process
 * which only reads needs none of their credentials.
 *
 * @param findings where they are stored
 * @param alerts who is told of what is open; null for nobody
 * @param environments of clusters that have one, by name of the cluster
 * @param warnings what is legal and probably not meant, a line each
 */
public record ExportConfig(
        FindingsConfig findings,
        ExporterConfig exporter,
        @Nullable AlertsConfig alerts,
        Map<String, String> environments,
        List<String> warnings) {

    public ExportConfig {
        environments = Map.copyOf(environments);
        warnings = List.copyOf(warnings);
    }

    /** One that tells nobody. */
    public ExportConfig(
            FindingsConfig findings, ExporterConfig exporter, Map<String, String> environments, List<String> warnings) {
        this(findings, exporter, null, environments, warnings);
    }
}
