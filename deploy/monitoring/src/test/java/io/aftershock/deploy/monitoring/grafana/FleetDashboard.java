package io.aftershock.deploy.monitoring.grafana;

import static io.aftershock.deploy.monitoring.grafana.Scope.WINDOW;

import io.aftershock.deploy.monitoring.grafana.board.About;
import io.aftershock.deploy.monitoring.grafana.board.Column;
import io.aftershock.deploy.monitoring.grafana.board.Dashboard;
import io.aftershock.deploy.monitoring.grafana.board.Link.Given;
import io.aftershock.deploy.monitoring.grafana.board.Panel;
import io.aftershock.deploy.monitoring.grafana.board.Query;
import io.aftershock.deploy.monitoring.grafana.board.Row;
import io.aftershock.deploy.monitoring.grafana.board.Thresholds;
import io.aftershock.deploy.monitoring.grafana.board.Unit;
import io.aftershock.deploy.monitoring.grafana.board.Variable;
import io.aftershock.exporter.catalogue.Metric;
import java.util.List;

/** All clusters: is anything broken, and where? */
final class FleetDashboard {

    private static final Scope FLEET = Scope.FLEET;
    private static final String CLUSTER = "cluster_name";

    private FleetDashboard() {}

    static Dashboard define() {
        return new Dashboard(
                Links.FLEET,
                "Aftershock: fleet",
                "Is anything broken, and where? All clusters at a glance; a cluster's name leads to it.",
                "now-3h",
                List.of(
                        Variable.datasource(),
                        Choices.clusters(),
                        Choices.objective(),
                        Choices.window(),
                        Choices.runbooks()),
                Markers.elections(FLEET),
                List.of(
                        Row.of(
                                "Is anything broken?",
                                4,
                                Findings.critical(FLEET, 3),
                                Findings.warnings(FLEET, 3),
                                incidents(3),
                                inTrouble(3),
                                Calls.ratioNow(FLEET, 3),
                                ControlPlane.lastElection(FLEET, 3),
                                Trust.coverageNow(FLEET, 3),
                                Trust.lagNow(FLEET, 3)),
                        Row.of("Where?", 9, clusters()),
                        Row.of("What, and since when?", 9, Findings.table(FLEET, 15), incidentTable(9)),
                        Row.more(
                                8,
                                Findings.timeline(FLEET, 16, "{{cluster_name}} {{account}} {{check}}"),
                                Findings.opened(FLEET, 8)),
                        Row.of("Errors and elections", 9, ratio(12), Calls.errors(FLEET, 12)),
                        Row.of(
                                "Error budget",
                                9,
                                Calls.burn(FLEET, 9, CLUSTER, "{{cluster_name}} "),
                                burningAccounts(10),
                                Calls.budgetLeft(FLEET, 5, CLUSTER, "{{cluster_name}}")),
                        Row.of(
                                "Control planes",
                                8,
                                ControlPlane.elections(
                                        new Scope(FLEET.matchers() + ", scope=\"meta\""),
                                        12,
                                        CLUSTER + ", cause",
                                        "{{cluster_name}} {{cause}}"),
                                ControlPlane.stalls(FLEET, 12, CLUSTER, "{{cluster_name}}")),
                        Row.of(
                                "How far can this be believed?",
                                8,
                                Trust.coverage(FLEET, 8),
                                Trust.missing(FLEET, 8),
                                Trust.lag(FLEET, 8))));
    }

    private static Panel incidents(int width) {
        return Panel.stat(
                        "Incidents of several clusters",
                        width,
                        Unit.COUNT,
                        About.of(
                                "The same trouble in several clusters at once.",
                                "0. If there is one, its cause lies in what the clusters share: a release, the network, a limit.",
                                Links.page("FLEET_001") + "."),
                        Query.now("open", Scope.orNone(Scope.sum(new Series(Metric.INCIDENTS_OPEN, "").now()))))
                .judged(Thresholds.badFrom(1));
    }

    private static Panel inTrouble(int width) {
        return Panel.stat(
                        "Clusters in trouble",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Clusters with a finding that is critical or a warning.",
                                "0.",
                                "the table of clusters."),
                        Query.now(
                                "in trouble",
                                Scope.orNone("count(" + FLEET.open(CLUSTER, "critical|warning") + " > 0)")))
                .judged(Thresholds.warnsFrom(1));
    }

    private static Panel clusters() {
        return Panel.table(
                "Clusters",
                24,
                About.of(
                        "One row a cluster, the worst first.",
                        "nothing open, no failing calls, coverage 100 %, lag below 30 s.",
                        "a cluster's name leads to its dashboard."),
                "Worst",
                List.of(
                        Column.value(0, "Worst", 90, Unit.NONE).inWords(Findings.SEVERITIES),
                        Column.label(CLUSTER, "Cluster", 180).to(Links.cluster(Given.ofRow(CLUSTER))),
                        Column.value(1, "Open", 80, Unit.COUNT).judged(Thresholds.warnsFrom(1)),
                        Column.value(2, "Error ratio", 110, Unit.RATIO).judged(Calls.RATIO),
                        Column.value(3, "Failed calls", 120, Unit.PER_SECOND),
                        Column.value(4, "Unplanned elections", 150, Unit.COUNT).judged(Thresholds.rising(1, 2)),
                        Column.value(5, "Last election", 150, Unit.AGO),
                        Column.value(6, "Without answers", 140, Unit.SECONDS).judged(Thresholds.rising(1, 10)),
                        Column.value(7, "Coverage", 110, Unit.RATIO).judged(Trust.COVERAGE),
                        Column.value(8, "Lag", 100, Unit.SECONDS).judged(Trust.LAG)),
                Query.rows(FLEET.worst(CLUSTER) + " or 0 * "
                        + FLEET.of(Metric.SOURCE_LAG_SECONDS).now()),
                Query.rows(FLEET.open(CLUSTER, "critical|warning")),
                Query.rows(FLEET.errorRatio(CLUSTER, "5m")),
                Query.rows(Scope.sum(CLUSTER, FLEET.of(Metric.API_FAILED_CALLS).rate("5m"))),
                Query.rows(FLEET.unplanned(CLUSTER, "$__range")),
                Query.rows("1000 * "
                        + FLEET.of(Metric.LAST_ELECTION_TIMESTAMP_SECONDS).now()),
                Query.rows(Scope.max(CLUSTER, FLEET.of(Metric.STALL_SECONDS).grown("$__range"))),
                Query.rows(FLEET.of(Metric.COVERAGE_RATIO).now()),
                Query.rows(FLEET.of(Metric.SOURCE_LAG_SECONDS).now()));
    }

    private static Panel incidentTable(int width) {
        return Panel.table(
                        "Open incidents of several clusters",
                        width,
                        About.of(
                                "What began in several clusters within minutes, by check.",
                                "empty.",
                                Links.page("FLEET_001") + ": look for what the clusters share."),
                        "Open",
                        List.of(
                                Column.label("severity", "Severity", 100),
                                Column.label("check", "Check", 160).to(Links.runbook()),
                                Column.only("Open", 80, Unit.COUNT)),
                        Query.rows(new Series(Metric.INCIDENTS_OPEN, "").now() + " > 0"))
                .ifEmpty("No incident is open.");
    }

    private static Panel ratio(int width) {
        return Panel.lines(
                        "Error ratio by cluster",
                        width,
                        Unit.RATIO,
                        About.of(
                                "Failed API calls by API calls of each cluster; the lines are elections of a meta leader, red if nobody planned them.",
                                "near 0. A small account does not show here: its own ratio is on the cluster's dashboard.",
                                Links.page("JETSTREAM_009") + "; a line leads to its cluster."),
                        Query.range("{{cluster_name}}", FLEET.errorRatio(CLUSTER, WINDOW)))
                .judged(Calls.RATIO)
                .to(Links.cluster(Given.ofLine(CLUSTER)));
    }

    private static Panel burningAccounts(int width) {
        return Panel.table(
                        "Accounts that burn most",
                        width,
                        About.of(
                                "The twenty accounts whose calls fail fastest beyond the objective, over one hour and over six.",
                                "all below 1.",
                                "an account's name leads to its dashboard."),
                        "Burn 1 h",
                        List.of(
                                Column.label(CLUSTER, "Cluster", 130).to(Links.cluster(Given.ofRow(CLUSTER))),
                                Column.label("account", "Account", 160)
                                        .to(Links.account(Given.ofRow(CLUSTER), Given.ofRow("account"))),
                                Column.value(0, "Burn 1 h", 100, Unit.TIMES).judged(Calls.BURN),
                                Column.value(1, "Burn 6 h", 100, Unit.TIMES).judged(Calls.BURN)),
                        Query.rows("topk(20, " + FLEET.burn(CLUSTER + ", account", "1h") + " > 0)"),
                        Query.rows("topk(20, " + FLEET.burn(CLUSTER + ", account", "6h") + " > 0)"))
                .ifEmpty("No calls fail.");
    }
}
