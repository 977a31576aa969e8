package io.aftershock.monitor.config.observatory;

import java.util.List;

/**
 * Observatories, and the clusters that they observe.
 *
 * @param observatories of distinct names
 * @param clusters those that say how they are observed, of distinct names
 * @param findingsStream the stream that takes findings
 * @param findingsSubject what its subjects begin with
 * @param warnings what is legal and probably not meant, a line each
 */
public record ObservatoriesConfig(
        List<ObservatoryConfig> observatories,
        List<ObservedCluster> clusters,
        String findingsStream,
        String findingsSubject,
        List<String> warnings) {

    public ObservatoriesConfig {
        observatories = List.copyOf(observatories);
        clusters = List.copyOf(clusters);
        warnings = List.copyOf(warnings);
    }
}
