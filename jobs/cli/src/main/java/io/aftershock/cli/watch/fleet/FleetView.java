package io.aftershock.cli.watch.fleet;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import java.util.List;
import java.util.Map;

/**
 * The fleet at a moment, which no longer changes.
 *
 * @param clusters in the order of their names
 * @param incidents of the fleet that are open, the worst first
 * @param verdicts the last one on each open finding that has one, by the finding's id
 */
public record FleetView(List<ClusterRow> clusters, List<FleetIncident> incidents, Map<String, Correlation> verdicts) {

    public static final FleetView EMPTY = new FleetView(List.of(), List.of(), Map.of());

    /** All that is open, cluster by cluster. */
    public List<Breach> findings() {
        return clusters.stream()
                .flatMap(cluster -> cluster.allFindings().stream())
                .toList();
    }
}
