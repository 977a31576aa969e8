package io.aftershock.deploy.monitoring.grafana;

import io.aftershock.deploy.monitoring.grafana.board.Color;
import io.aftershock.deploy.monitoring.grafana.board.Marker;
import io.aftershock.exporter.catalogue.Metric;
import java.util.List;

/** What is marked through all panels: whether errors have to do with elections is seen at one glance. */
final class Markers {

    private Markers() {}

    /**
     * Elections of a meta leader, at their own time and not when they were scraped.
     *
     * <p>The counter of unplanned ones says which, the gauge when: within five minutes of the count the newest election is the one
     * that was counted, or one that followed from it.
     */
    static List<Marker> elections(Scope scope) {
        String at = "1000 * " + scope.of(Metric.LAST_ELECTION_TIMESTAMP_SECONDS).now() + " > $__from";
        String unplanned = Scope.sum(
                "cluster_name",
                scope.of(Metric.ELECTIONS, "scope=\"meta\", cause=\"unplanned\"")
                        .changes("5m"));
        return List.of(
                new Marker("Meta elections", Color.INFO, at, true, "Meta election in {{cluster_name}}", "cluster_name"),
                new Marker(
                        "Unplanned meta elections",
                        Color.CRITICAL,
                        at + " and on (cluster_name) " + unplanned + " > 0",
                        true,
                        "Unplanned meta election in {{cluster_name}}",
                        "cluster_name"));
    }
}
