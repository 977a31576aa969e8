package io.aftershock.deploy.monitoring.grafana;

import io.aftershock.deploy.monitoring.grafana.board.Variable;
import io.aftershock.exporter.catalogue.Metric;
import java.util.List;

/** What may be chosen at the top of several dashboards. */
final class Choices {

    static final String CLUSTER = "cluster_name";
    static final String ACCOUNT = "account";
    static final String OBJECTIVE = "objective";
    static final String RUNBOOKS = "runbooks";

    private Choices() {}

    static Variable clusters() {
        return Variable.some(
                CLUSTER, "Cluster", "The clusters that are shown.", Metric.SOURCE_LAG_SECONDS.seriesName());
    }

    static Variable cluster() {
        return Variable.one(CLUSTER, "Cluster", "The cluster that is shown.", Metric.SOURCE_LAG_SECONDS.seriesName());
    }

    static Variable account() {
        return Variable.one(
                ACCOUNT,
                "Account",
                "The account that is shown: its name, or its key where it has none.",
                Scope.CLUSTER.of(Metric.API_CALLS).selector());
    }

    /** Of the service level, for the error budget; the first is that of {@code history budget}. */
    static Variable objective() {
        return Variable.fixed(
                OBJECTIVE,
                "Objective (%)",
                "The share of API calls that shall succeed, in percent; what it leaves is the error budget.",
                List.of("99.9", "99", "99.5", "99.95", "99.99"));
    }

    static Variable window() {
        return Variable.interval(
                "window",
                "Rates over",
                "Over how long rates are taken. Windows of calls become final, and are counted, once a minute: below five minutes there is nothing to see.",
                List.of("5m", "15m", "1h", "6h", "1d"));
    }

    static Variable runbooks() {
        return Variable.text(
                RUNBOOKS,
                "Runbooks at",
                "What docs/checks/CODE.md is put behind, as in alerts.links.runbooks.",
                "https://aftershock.example.com");
    }
}
