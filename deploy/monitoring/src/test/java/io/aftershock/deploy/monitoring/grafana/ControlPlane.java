package io.aftershock.deploy.monitoring.grafana;

import static io.aftershock.deploy.monitoring.grafana.Scope.WINDOW;

import io.aftershock.deploy.monitoring.grafana.board.About;
import io.aftershock.deploy.monitoring.grafana.board.Panel;
import io.aftershock.deploy.monitoring.grafana.board.Query;
import io.aftershock.deploy.monitoring.grafana.board.Thresholds;
import io.aftershock.deploy.monitoring.grafana.board.Unit;
import io.aftershock.exporter.catalogue.Metric;

/** Elections and the times without answers: panels that several dashboards have. */
final class ControlPlane {

    private ControlPlane() {}

    static Panel lastElection(Scope scope, int width) {
        return Panel.stat(
                        "Last meta election",
                        width,
                        Unit.AGO,
                        About.of(
                                "When a meta leader was last elected.",
                                "days ago. Minutes ago, and findings began then: start with the election.",
                                Links.page("META_003") + "; the lines through all panels are these elections."),
                        Query.now(
                                "ago",
                                "1000 * max("
                                        + scope.of(Metric.LAST_ELECTION_TIMESTAMP_SECONDS)
                                                .now() + ")"))
                .ifEmpty("none known");
    }

    static Panel unplanned(Scope scope, int width) {
        return Panel.stat(
                        "Unplanned meta elections",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Elections of a meta leader in the range shown that no step-down, lame duck or shutdown explains.",
                                "0. One is a crash; two within ten minutes are " + Links.page("META_003") + ".",
                                "the hints of the election in `aftershock watch`; " + Links.page("NETWORK_001") + "."),
                        Query.now("unplanned", Scope.orNone(scope.unplanned("", "$__range"))))
                .judged(Thresholds.rising(1, 2));
    }

    static Panel stalledNow(Scope scope, int width) {
        return Panel.stat(
                        "Without answers",
                        width,
                        Unit.SECONDS,
                        About.of(
                                "For how long calls went unanswered in the range shown, by stalls that are over, of all accounts together.",
                                "0. A crash of a meta leader costs 3 to 9 s for each account.",
                                Links.page("STALL_001") + "."),
                        Query.now(
                                "stalled",
                                Scope.orNone(Scope.sum(scope.of(Metric.STALL_SECONDS, "account!=\"\"")
                                        .grown("$__range")))))
                .judged(Thresholds.rising(1, 10));
    }

    static Panel elections(Scope scope, int width, String labels, String legend) {
        return Panel.bars(
                        "Elections",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Elections of leaders, by their cause.",
                                "none, or those of planned work (`step_down`, `lame_duck`, `shutdown`) and of what is created (`first_leader`).",
                                Links.page("META_003") + " for the meta group, " + Links.page("ELECTION_001")
                                        + " for streams and consumers."),
                        Query.range(
                                legend,
                                Scope.sum(labels, scope.of(Metric.ELECTIONS).grown("$__rate_interval")) + " > 0"))
                .ifEmpty("No elections.");
    }

    static Panel stalls(Scope scope, int width, String labels, String legend) {
        return Panel.lines(
                        "Share of time without answers",
                        width,
                        Unit.RATIO,
                        About.of(
                                "For which share of the time calls went unanswered; counted when a stall is over.",
                                "0. A peak at a red line is that election's outage.",
                                Links.page("STALL_001") + "."),
                        Query.range(
                                legend,
                                Scope.max(labels, scope.of(Metric.STALL_SECONDS).rate(WINDOW))))
                .judged(Thresholds.warnsFrom(0.01));
    }
}
