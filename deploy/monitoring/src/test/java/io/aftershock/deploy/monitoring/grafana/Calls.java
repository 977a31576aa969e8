package io.aftershock.deploy.monitoring.grafana;

import static io.aftershock.deploy.monitoring.grafana.Scope.WINDOW;

import io.aftershock.deploy.monitoring.grafana.board.About;
import io.aftershock.deploy.monitoring.grafana.board.Panel;
import io.aftershock.deploy.monitoring.grafana.board.Query;
import io.aftershock.deploy.monitoring.grafana.board.Thresholds;
import io.aftershock.deploy.monitoring.grafana.board.Unit;
import io.aftershock.exporter.catalogue.Metric;

/** API calls, how many of them fail and what that costs of the error budget: panels that several dashboards have. */
final class Calls {

    /** Where {@code JETSTREAM_009} asks whether chance explains it. */
    static final Thresholds RATIO = Thresholds.rising(0.01, 0.05);

    /** What alerts on burn rates usually take: 1 lasts as long as the objective's time, 14.4 uses 2 % of 30 days in an hour. */
    static final Thresholds BURN = Thresholds.rising(1, 14.4);

    /** A quarter of the budget is little for what is left of the month. */
    static final Thresholds BUDGET = Thresholds.falling(0, 0.25);

    private Calls() {}

    static Panel ratioNow(Scope scope, int width) {
        return Panel.stat(
                        "Error ratio",
                        width,
                        Unit.RATIO,
                        About.of(
                                "Failed API calls by API calls of the last five minutes.",
                                "below 1 %; healthy clusters are near 0.",
                                Links.page("JETSTREAM_009") + ", and the errors by class below."),
                        Query.now("error ratio", scope.errorRatio("", "5m")))
                .judged(RATIO)
                .ifEmpty("no calls");
    }

    /** Errors by class, so that it is seen at once whether the cluster or its clients are at fault. */
    static Panel errors(Scope scope, int width) {
        return Panel.stack(
                "Errors by class",
                width,
                Unit.PER_SECOND,
                About.of(
                        "Answers with an error each second, by what kind of error they carry.",
                        "a few `not_found`. `availability` and `internal` are the cluster's fault and come with elections; the others are the callers' own.",
                        Links.page("JETSTREAM_009")
                                + " for causes by error; the finding's evidence names client, operation and code."),
                Query.range(
                        "{{error_class}}",
                        Scope.sum("error_class", scope.of(Metric.API_ERRORS).rate(WINDOW))));
    }

    static Panel burn(Scope scope, int width, String labels, String legend) {
        return Panel.lines(
                        "Burn of the error budget",
                        width,
                        Unit.TIMES,
                        About.of(
                                "How many times faster than the objective allows calls fail, over one hour and over six.",
                                "below 1. At 14.4 an hour uses 2 % of the budget of 30 days; both lines above 6 are worth waking for.",
                                "the accounts that burn most; `aftershock history budget` for months."),
                        Query.range(legend + "1 h", scope.burn(labels, "1h")),
                        Query.range(legend + "6 h", scope.burn(labels, "6h")))
                .judged(BURN);
    }

    static Panel budgetLeft(Scope scope, int width, String labels, String legend) {
        return Panel.stat(
                        "Error budget left, 30 days",
                        width,
                        Unit.RATIO,
                        About.of(
                                "What is left of the failures that the objective at the top allows in 30 days, or in as many as Prometheus remembers.",
                                "above 25 %; below 0 the objective is missed.",
                                "the burn beside it: is it being used right now?"),
                        Query.now(legend, scope.budgetLeft(labels, "30d")))
                .judged(BUDGET)
                .ifEmpty("no calls");
    }
}
