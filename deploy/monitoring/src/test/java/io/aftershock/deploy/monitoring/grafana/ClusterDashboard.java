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

/** One cluster: what is broken, for which accounts, and do elections have to do with it? */
final class ClusterDashboard {

    private static final Scope CLUSTER = Scope.CLUSTER;
    private static final String ACCOUNT = "account";

    private ClusterDashboard() {}

    static Dashboard define() {
        return new Dashboard(
                Links.CLUSTER,
                "Aftershock: cluster",
                "What is broken in this cluster, for which accounts, and do elections have to do with it? An account's name leads to it.",
                "now-3h",
                List.of(
                        Variable.datasource(),
                        Choices.cluster(),
                        Choices.objective(),
                        Choices.window(),
                        Choices.runbooks()),
                Markers.elections(CLUSTER),
                List.of(
                        Row.of(
                                "Is it well?",
                                4,
                                Findings.critical(CLUSTER, 3),
                                Findings.warnings(CLUSTER, 3),
                                Calls.ratioNow(CLUSTER, 3),
                                ControlPlane.lastElection(CLUSTER, 3),
                                ControlPlane.unplanned(CLUSTER, 3),
                                ControlPlane.stalledNow(CLUSTER, 3),
                                Trust.coverageNow(CLUSTER, 3),
                                Trust.lagNow(CLUSTER, 3)),
                        Row.of("What, for whom, since when?", 9, Findings.table(CLUSTER, 12), accounts(12)),
                        Row.more(
                                7,
                                Findings.timeline(CLUSTER, 16, "{{account}} {{check}}"),
                                Findings.opened(CLUSTER, 8)),
                        Row.of("Errors and elections", 9, ratio(12), Calls.errors(CLUSTER, 12)),
                        Row.of("Who calls, and who fails", 8, calls(12), failing(12)),
                        Row.of(
                                "Control plane",
                                8,
                                ControlPlane.elections(CLUSTER, 12, "scope, cause", "{{scope}} {{cause}}"),
                                ControlPlane.stalls(CLUSTER, 12, ACCOUNT, "{{account}}")),
                        Row.of(
                                "Error budget",
                                8,
                                Calls.burn(CLUSTER, 18, "", ""),
                                Calls.budgetLeft(CLUSTER, 6, "", "left")),
                        Row.of(
                                "How far can this be believed?",
                                8,
                                Trust.coverage(CLUSTER, 6),
                                Trust.missing(CLUSTER, 6),
                                Trust.lag(CLUSTER, 5),
                                deadLetters(4),
                                overflowed(3))));
    }

    private static Panel accounts(int width) {
        return Panel.table(
                        "Accounts",
                        width,
                        About.of(
                                "One row an account, the highest error ratio first. The ratio is that of the newest window of a minute, the others are of five minutes and of the range shown.",
                                "ratios near 0.",
                                "an account's name leads to its dashboard."),
                        "Error ratio",
                        List.of(
                                Column.label(ACCOUNT, "Account", 180)
                                        .to(Links.account(Given.same("cluster_name"), Given.ofRow(ACCOUNT))),
                                Column.value(0, "Error ratio", 110, Unit.RATIO).judged(Calls.RATIO),
                                Column.value(1, "Calls", 90, Unit.PER_SECOND),
                                Column.value(2, "Failed", 90, Unit.PER_SECOND),
                                Column.value(3, "Burn 1 h", 100, Unit.TIMES).judged(Calls.BURN),
                                Column.value(4, "Without answers", 140, Unit.SECONDS)
                                        .judged(Thresholds.rising(1, 10))),
                        Query.rows(Scope.max(
                                ACCOUNT, CLUSTER.of(Metric.API_ERROR_RATIO).now())),
                        Query.rows(
                                Scope.sum(ACCOUNT, CLUSTER.of(Metric.API_CALLS).rate("5m"))),
                        Query.rows(Scope.sum(
                                ACCOUNT, CLUSTER.of(Metric.API_FAILED_CALLS).rate("5m"))),
                        Query.rows(CLUSTER.burn(ACCOUNT, "1h")),
                        Query.rows(Scope.sum(
                                ACCOUNT,
                                CLUSTER.of(Metric.STALL_SECONDS, "account!=\"\"")
                                        .grown("$__range"))))
                .ifEmpty("No account calls the API.");
    }

    private static Panel ratio(int width) {
        return Panel.lines(
                        "Error ratio by account",
                        width,
                        Unit.RATIO,
                        About.of(
                                "Failed API calls by API calls in the newest window of a minute, of the ten worst accounts at each time; the lines are elections of a meta leader, red if nobody planned them.",
                                "near 0. Several accounts rising at a red line: the election; one account alone: its clients.",
                                Links.page("JETSTREAM_009") + "; a line leads to its account."),
                        Query.range(
                                "{{account}}",
                                "topk(10, "
                                        + Scope.max(
                                                ACCOUNT,
                                                CLUSTER.of(Metric.API_ERROR_RATIO)
                                                        .now()) + ")"))
                .judged(Calls.RATIO)
                .to(Links.account(Given.same("cluster_name"), Given.ofLine(ACCOUNT)));
    }

    private static Panel calls(int width) {
        return Panel.stack(
                        "Calls by account",
                        width,
                        Unit.PER_SECOND,
                        About.of(
                                "API calls each second, of the ten accounts that call most at each time.",
                                "even. Calls that stop at a red line went unanswered; a step up is a new client, or one that retries.",
                                Links.page("STALL_001") + " and " + Links.page("RETRY_001") + "."),
                        Query.range(
                                "{{account}}",
                                "topk(10, "
                                        + Scope.sum(
                                                ACCOUNT,
                                                CLUSTER.of(Metric.API_CALLS).rate(WINDOW)) + ")"))
                .to(Links.account(Given.same("cluster_name"), Given.ofLine(ACCOUNT)));
    }

    private static Panel failing(int width) {
        return Panel.stack(
                        "Failed calls by account",
                        width,
                        Unit.PER_SECOND,
                        About.of(
                                "Failed API calls each second, of the ten accounts with most of them at each time.",
                                "near 0.",
                                "the account's dashboard: which class of errors, and since when."),
                        Query.range(
                                "{{account}}",
                                "topk(10, "
                                        + Scope.sum(
                                                ACCOUNT,
                                                CLUSTER.of(Metric.API_FAILED_CALLS)
                                                        .rate(WINDOW)) + ")"))
                .to(Links.account(Given.same("cluster_name"), Given.ofLine(ACCOUNT)));
    }

    private static Panel deadLetters(int width) {
        return Panel.bars(
                        "Dead letters",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Rows of telemetry that could not be used, by reason.",
                                "none. `absurd_timestamp` is a server's clock; the others are a version of NATS that this one does not know.",
                                Links.page("CLOCK_001")
                                        + "; the findings stream has the rows as records `dead_letter`."),
                        Query.range(
                                "{{reason}}",
                                Scope.sum(
                                        "reason",
                                        CLUSTER.of(Metric.DEAD_LETTERS).grown("$__rate_interval"))))
                .ifEmpty("None.");
    }

    private static Panel overflowed(int width) {
        return Panel.stat(
                        "Accounts in (others)",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Accounts that have no series of their own, since there are more than `exporter.accounts`.",
                                "0. If not, `(others)` on this page is their sum.",
                                "`docs/exporter.md`: raise `exporter.accounts`. Findings name each account all the same."),
                        Query.now(
                                "accounts",
                                "max(" + CLUSTER.of(Metric.ACCOUNTS_OVERFLOWED).now() + ")"))
                .judged(Thresholds.warnsFrom(1));
    }
}
