package io.aftershock.deploy.monitoring.grafana;

import io.aftershock.deploy.monitoring.grafana.board.About;
import io.aftershock.deploy.monitoring.grafana.board.Panel;
import io.aftershock.deploy.monitoring.grafana.board.Query;
import io.aftershock.deploy.monitoring.grafana.board.Thresholds;
import io.aftershock.deploy.monitoring.grafana.board.Unit;
import io.aftershock.exporter.catalogue.Metric;

/** How complete and how recent what is shown is: panels that say how far the others can be believed. */
final class Trust {

    /** {@code BLIND_001} tolerates half a percent. */
    static final Thresholds COVERAGE = Thresholds.falling(0.95, 0.995);

    /** A minute behind, findings are told as delayed; five minutes are {@code BLIND_001}. */
    static final Thresholds LAG = Thresholds.rising(60, 300);

    private Trust() {}

    static Panel coverageNow(Scope scope, int width) {
        return Panel.stat(
                        "Least coverage",
                        width,
                        Unit.RATIO,
                        About.of(
                                "Audits that arrived by API calls that servers counted, of the cluster where that is least, over five minutes.",
                                "100 %. Below 99.5 % telemetry is missing, and ratios may be wrong.",
                                Links.page("BLIND_001") + " and the dashboard Aftershock itself."),
                        Query.now(
                                "coverage",
                                "min(" + scope.of(Metric.COVERAGE_RATIO).now() + ")"))
                .judged(COVERAGE)
                .to(Links.itself())
                .ifEmpty("unknown");
    }

    static Panel lagNow(Scope scope, int width) {
        return Panel.stat(
                        "Greatest lag",
                        width,
                        Unit.SECONDS,
                        About.of(
                                "How far the job's clock of a cluster is behind now, of the cluster where that is most.",
                                "below 30 s: the job says where it is every ten seconds.",
                                "the dashboard Aftershock itself: has the job stopped, or is one source cut off?"),
                        Query.now(
                                "lag",
                                "max(" + scope.of(Metric.SOURCE_LAG_SECONDS).now() + ")"))
                .judged(LAG)
                .to(Links.itself())
                .ifEmpty("not heard of");
    }

    static Panel coverage(Scope scope, int width) {
        return Panel.lines(
                        "Coverage",
                        width,
                        Unit.RATIO,
                        About.of(
                                "Audits that arrived by API calls that servers counted, over five minutes, by cluster.",
                                "100 %. A dip at an election heals when the servers have sent what they held back.",
                                Links.page("BLIND_001") + "."),
                        Query.range(
                                "{{cluster_name}}",
                                scope.of(Metric.COVERAGE_RATIO).now()))
                .judged(COVERAGE);
    }

    static Panel lag(Scope scope, int width) {
        return Panel.lines(
                        "Lag",
                        width,
                        Unit.SECONDS,
                        About.of(
                                "How far the job's clock of each cluster is behind now.",
                                "a saw below 30 s. All clusters rising together: the job or the exporter has stopped; one alone: its source.",
                                "the dashboard Aftershock itself, and `aftershock doctor`."),
                        Query.range(
                                "{{cluster_name}}",
                                scope.of(Metric.SOURCE_LAG_SECONDS).now()))
                .judged(LAG);
    }

    static Panel missing(Scope scope, int width) {
        return Panel.lines(
                "Calls that were not seen",
                width,
                Unit.PER_SECOND,
                About.of(
                        "API calls that servers counted each second and whose audits have not arrived, by cluster.",
                        "0. These calls are in no other number here.",
                        Links.page("BLIND_001") + ": it says which servers and accounts they are of."),
                Query.range(
                        "{{cluster_name}}",
                        "clamp_min(" + scope.of(Metric.COVERAGE_EXPECTED_CALLS).rate(Scope.WINDOW) + " - "
                                + scope.of(Metric.COVERAGE_SEEN_CALLS).rate(Scope.WINDOW) + ", 0)"));
    }
}
