package io.aftershock.deploy.monitoring.grafana;

import static io.aftershock.deploy.monitoring.grafana.Scope.WINDOW;

import io.aftershock.deploy.monitoring.grafana.board.About;
import io.aftershock.deploy.monitoring.grafana.board.Column;
import io.aftershock.deploy.monitoring.grafana.board.Dashboard;
import io.aftershock.deploy.monitoring.grafana.board.Link.Given;
import io.aftershock.deploy.monitoring.grafana.board.Panel;
import io.aftershock.deploy.monitoring.grafana.board.Query;
import io.aftershock.deploy.monitoring.grafana.board.Row;
import io.aftershock.deploy.monitoring.grafana.board.Unit;
import io.aftershock.deploy.monitoring.grafana.board.Variable;
import io.aftershock.exporter.catalogue.Metric;
import java.util.List;

/** One account of one cluster: which of its calls fail, whose fault is it, and what does it cost? */
final class AccountDashboard {

    private static final Scope ACCOUNT = Scope.ACCOUNT;

    /** The same account wherever it is. */
    private static final Scope EVERYWHERE = new Scope("account=\"$account\"");

    private AccountDashboard() {}

    static Dashboard define() {
        return new Dashboard(
                Links.ACCOUNT,
                "Aftershock: account",
                "Which calls of this account fail, whose fault is it, and what does it cost of the error budget?",
                "now-3h",
                List.of(
                        Variable.datasource(),
                        Choices.cluster(),
                        Choices.account(),
                        Choices.objective(),
                        Choices.window(),
                        Choices.runbooks()),
                Markers.elections(Scope.CLUSTER),
                List.of(
                        Row.of(
                                "Is it well?",
                                4,
                                Findings.critical(ACCOUNT, 3),
                                Findings.warnings(ACCOUNT, 3),
                                newest(4),
                                callsNow(3),
                                ControlPlane.lastElection(Scope.CLUSTER, 4),
                                ControlPlane.stalledNow(ACCOUNT, 3),
                                Calls.budgetLeft(ACCOUNT, 4, "", "left")),
                        Row.of("What, and since when?", 8, Findings.table(ACCOUNT, 14), elsewhere(10)),
                        Row.more(6, Findings.timeline(ACCOUNT, 16, "{{check}}"), Findings.opened(ACCOUNT, 8)),
                        Row.of("Errors and elections", 9, ratio(12), Calls.errors(ACCOUNT, 12)),
                        Row.of("Calls and error budget", 9, calls(12), Calls.burn(ACCOUNT, 12, "", "")),
                        Row.of(
                                "Control plane",
                                8,
                                ControlPlane.elections(ACCOUNT, 12, "scope, cause", "{{scope}} {{cause}}"),
                                ControlPlane.stalls(ACCOUNT, 12, "account", "{{account}}")),
                        Row.of(
                                "How far can this be believed?",
                                7,
                                Trust.coverage(Scope.CLUSTER, 12),
                                Trust.lag(Scope.CLUSTER, 12))));
    }

    private static Panel newest(int width) {
        return Panel.stat(
                        "Error ratio, newest minute",
                        width,
                        Unit.RATIO,
                        About.of(
                                "Failed API calls by API calls in the newest window of a minute.",
                                "below 1 %.",
                                Links.page("JETSTREAM_009") + "."),
                        Query.now(
                                "error ratio",
                                "max(" + ACCOUNT.of(Metric.API_ERROR_RATIO).now() + ")"))
                .judged(Calls.RATIO)
                .ifEmpty("no calls");
    }

    private static Panel callsNow(int width) {
        return Panel.stat(
                        "Calls a second",
                        width,
                        Unit.PER_SECOND,
                        About.of(
                                "API calls each second, over five minutes.",
                                "what the account usually does, see below.",
                                "`nats server watch api requests` for each of them, live."),
                        Query.now(
                                "calls", Scope.sum(ACCOUNT.of(Metric.API_CALLS).rate("5m"))))
                .ifEmpty("no calls");
    }

    private static Panel elsewhere(int width) {
        return Panel.table(
                        "The same account in other clusters",
                        width,
                        About.of(
                                "The account's error ratio in each cluster that has one of this name.",
                                "near 0 everywhere. Bad here alone: this cluster; bad everywhere: the clients, or a limit.",
                                Links.page("FLEET_001") + "; a cluster's name leads to the account there."),
                        "Error ratio",
                        List.of(
                                Column.label("cluster_name", "Cluster", 180)
                                        .to(Links.account(Given.ofRow("cluster_name"), Given.same("account"))),
                                Column.value(0, "Error ratio", 110, Unit.RATIO).judged(Calls.RATIO),
                                Column.value(1, "Calls", 100, Unit.PER_SECOND)),
                        Query.rows(Scope.max(
                                "cluster_name",
                                EVERYWHERE.of(Metric.API_ERROR_RATIO).now())),
                        Query.rows(Scope.sum(
                                "cluster_name", EVERYWHERE.of(Metric.API_CALLS).rate("5m"))))
                .ifEmpty("No cluster hears calls of it.");
    }

    private static Panel ratio(int width) {
        return Panel.lines(
                        "Error ratio",
                        width,
                        Unit.RATIO,
                        About.of(
                                "Failed API calls by API calls, in windows of a minute; the lines are elections of a meta leader, red if nobody planned them.",
                                "below 1 %. Errors around red lines alone: the cluster; errors all the time: the clients.",
                                Links.page("JETSTREAM_009")
                                        + "; the verdict of its correlation says how likely the coincidence is."),
                        Query.range(
                                "newest minute",
                                "max(" + ACCOUNT.of(Metric.API_ERROR_RATIO).now() + ")"),
                        Query.range("smoothed", ACCOUNT.errorRatio("", WINDOW)))
                .judged(Calls.RATIO);
    }

    private static Panel calls(int width) {
        return Panel.lines(
                "Calls",
                width,
                Unit.PER_SECOND,
                About.of(
                        "API calls each second, those of them that failed, and answers, of which one call may have several.",
                        "even. Calls that stop went unanswered; many more answers than calls come with a partition that heals.",
                        Links.page("STALL_001") + " and " + Links.page("RETRY_001") + "."),
                Query.range("calls", Scope.sum(ACCOUNT.of(Metric.API_CALLS).rate(WINDOW))),
                Query.range(
                        "failed", Scope.sum(ACCOUNT.of(Metric.API_FAILED_CALLS).rate(WINDOW))),
                Query.range("answers", Scope.sum(ACCOUNT.of(Metric.API_REQUESTS).rate(WINDOW))));
    }
}
