package io.aftershock.deploy.monitoring.grafana;

import io.aftershock.deploy.monitoring.grafana.board.About;
import io.aftershock.deploy.monitoring.grafana.board.Color;
import io.aftershock.deploy.monitoring.grafana.board.Column;
import io.aftershock.deploy.monitoring.grafana.board.Link.Given;
import io.aftershock.deploy.monitoring.grafana.board.Mapping;
import io.aftershock.deploy.monitoring.grafana.board.Panel;
import io.aftershock.deploy.monitoring.grafana.board.Query;
import io.aftershock.deploy.monitoring.grafana.board.Thresholds;
import io.aftershock.deploy.monitoring.grafana.board.Unit;
import io.aftershock.exporter.catalogue.Metric;
import java.util.List;

/** What is broken, for whom and since when: the same panels on each dashboard. */
final class Findings {

    /** Severities by their rank. */
    static final List<Mapping> SEVERITIES = List.of(
            new Mapping(3, "critical", Color.CRITICAL),
            new Mapping(2, "warning", Color.WARNING),
            new Mapping(1, "info", Color.INFO),
            new Mapping(0, "nothing", Color.GOOD));

    private static final String LABELS = "cluster_name, account, check";

    private Findings() {}

    static Panel critical(Scope scope, int width) {
        return Panel.stat(
                        "Critical findings",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Findings that are open and wake somebody.",
                                "0.",
                                "the table of open findings: its codes lead to what they mean and what to do."),
                        Query.now(
                                "critical",
                                Scope.orNone(Scope.sum(scope.of(Metric.FINDINGS_OPEN, "severity=\"critical\"")
                                        .now()))))
                .judged(Thresholds.badFrom(1));
    }

    static Panel warnings(Scope scope, int width) {
        return Panel.stat(
                        "Warnings",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Findings that are open and make a ticket.",
                                "0, or a few that are known.",
                                "the table of open findings."),
                        Query.now(
                                "warning",
                                Scope.orNone(Scope.sum(scope.of(Metric.FINDINGS_OPEN, "severity=\"warning\"")
                                        .now()))))
                .judged(Thresholds.warnsFrom(1));
    }

    /** What is open now, the worst first. */
    static Panel table(Scope scope, int width) {
        return Panel.table(
                        "Open findings",
                        width,
                        About.of(
                                "What is open now, the worst first, with the time since when it has been within the range shown. A finding without an account is about the whole cluster.",
                                "empty; `info` is there to be read and wakes nobody.",
                                "a code leads to its runbook page, a cluster and an account to their dashboards. The finding itself, with evidence and verdict: `aftershock watch`, or the alert's text."),
                        "Severity",
                        List.of(
                                Column.value(0, "Severity", 90, Unit.NONE).inWords(SEVERITIES),
                                Column.label("check", "Check", 140).to(Links.runbook()),
                                Column.label("cluster_name", "Cluster", 140)
                                        .to(Links.cluster(Given.ofRow("cluster_name"))),
                                Column.label("account", "Account", 180)
                                        .to(Links.account(Given.ofRow("cluster_name"), Given.ofRow("account"))),
                                Column.value(1, "Open since", 150, Unit.AGO)),
                        Query.rows(scope.worst(LABELS) + " > 0"),
                        Query.rows(scope.openSince(LABELS)))
                .ifEmpty("Nothing is open.");
    }

    /** When what was open. */
    static Panel timeline(Scope scope, int width, String legend) {
        return Panel.states(
                        "Findings over time",
                        width,
                        About.of(
                                "What was open when, by its worst severity; the lines are elections of a meta leader.",
                                "empty. Findings that begin at a red line are that election's doing: see "
                                        + Links.page("META_003") + ".",
                                "what began first is most likely the cause; the others follow from it."),
                        SEVERITIES,
                        Query.range(legend, scope.worst(LABELS) + " > 0"))
                .ifEmpty("Nothing was open.");
    }

    /** What keeps opening, even if it closes each time before somebody looks. */
    static Panel opened(Scope scope, int width) {
        return Panel.bars(
                        "Findings opened",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Findings that opened, by check.",
                                "few. One that opens again and again has a cause that comes and goes.",
                                "the check's runbook page: usual causes, most likely first."),
                        Query.range(
                                "{{check}}",
                                Scope.sum("check", scope.of(Metric.FINDINGS).grown("$__rate_interval")) + " > 0"))
                .ifEmpty("None opened.");
    }
}
