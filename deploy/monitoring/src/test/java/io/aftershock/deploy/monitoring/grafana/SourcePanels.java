package io.aftershock.deploy.monitoring.grafana;

import static io.aftershock.deploy.monitoring.grafana.JobMetrics.increase;
import static io.aftershock.deploy.monitoring.grafana.JobMetrics.ofCluster;
import static io.aftershock.deploy.monitoring.grafana.JobMetrics.rate;
import static io.aftershock.deploy.monitoring.grafana.JobMetrics.source;
import static io.aftershock.deploy.monitoring.grafana.JobMetrics.sum;

import io.aftershock.deploy.monitoring.grafana.board.About;
import io.aftershock.deploy.monitoring.grafana.board.Color;
import io.aftershock.deploy.monitoring.grafana.board.Mapping;
import io.aftershock.deploy.monitoring.grafana.board.Panel;
import io.aftershock.deploy.monitoring.grafana.board.Query;
import io.aftershock.deploy.monitoring.grafana.board.Thresholds;
import io.aftershock.deploy.monitoring.grafana.board.Unit;
import io.aftershock.exporter.catalogue.Metric;
import java.util.List;

/** What comes into the job: streams of advisories and answers to polls, by cluster. */
final class SourcePanels {

    private static final String RATE = "$__rate_interval";

    private SourcePanels() {}

    static Panel cutOff(int width) {
        return Panel.stat(
                        "Clusters cut off",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Clusters of which the job reads no stream at present.",
                                "0.",
                                Links.page("BLIND_001") + "; `aftershock doctor` says how to mend it."),
                        Query.now(
                                "cut off", Scope.orNone("count(max by (cluster) (" + source("connected") + ") == 0)")))
                .judged(Thresholds.badFrom(1));
    }

    static Panel deadLettersNow(int width) {
        return Panel.stat(
                        "Dead letters",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Rows of telemetry that could not be used, in the range shown.",
                                "0.",
                                "the reasons below, and the records `dead_letter` in the findings stream."),
                        Query.now(
                                "dead letters",
                                Scope.orNone("round("
                                        + Scope.sum(Scope.FLEET
                                                .of(Metric.DEAD_LETTERS)
                                                .grown("$__range")) + ")")))
                .judged(Thresholds.warnsFrom(1));
    }

    static Panel rows(int width) {
        return Panel.lines(
                "Rows read",
                width,
                Unit.PER_SECOND,
                About.of(
                        "Advisories and system events that the job reads each second, by cluster.",
                        "as the cluster's load; an observatory's copy of each counts too.",
                        "whether it is connected, if it falls to 0."),
                Query.range("{{cluster}}", sum(rate(source("rows")))));
    }

    static Panel pending(int width) {
        return Panel.lines(
                        "Rows that wait",
                        width,
                        Unit.COUNT,
                        About.of(
                                "Messages in the capture stream that the job has not read, by cluster.",
                                "near 0; falling after a restart.",
                                "if it rises: is the job busy? See its tasks below."),
                        Query.range("{{cluster}}", sum(source("pending"))))
                .judged(Thresholds.rising(10_000, 1_000_000));
    }

    static Panel lag(int width) {
        return Panel.lines(
                        "Age of rows when they are read",
                        width,
                        Unit.MILLISECONDS,
                        About.of(
                                "Time between when the last row was stored and when the job read it, by cluster.",
                                "below a second; 0 if caught up.",
                                "the rows that wait."),
                        Query.range("{{cluster}}", "max by (cluster) (" + source("lagMillis") + ")"))
                .judged(Thresholds.rising(60_000, 300_000));
    }

    static Panel connections(int width) {
        return Panel.states(
                        "Connections",
                        width,
                        About.of(
                                "Whether a stream of the cluster is being read.",
                                "connected throughout. In two clusters at once: their observatory, or its network.",
                                Links.page("BLIND_001") + "; `aftershock doctor`."),
                        List.of(new Mapping(0, "cut off", Color.CRITICAL), new Mapping(1, "connected", Color.GOOD)),
                        Query.range("{{cluster}}", "max by (cluster) (" + source("connected") + ")"))
                .ifEmpty("Flink's metrics are not scraped.");
    }

    static Panel trouble(int width) {
        return Panel.bars(
                "Trouble of the sources",
                width,
                Unit.COUNT,
                About.of(
                        "Messages that were gone before they were read, streams that worked again, consumers made anew, and refused credentials or permissions.",
                        "nothing. Reconnects come in pairs with a restart of an observatory.",
                        "gaps: the limits of the capture stream. Refused: `aftershock doctor`."),
                Query.range("{{cluster}} gaps", sum(increase(source("gaps"), RATE))),
                Query.range("{{cluster}} reconnects", sum(increase(source("reconnects"), RATE))),
                Query.range("{{cluster}} consumers made anew", sum(increase(source("consumersRecreated"), RATE))),
                Query.range("{{cluster}} refused", sum(increase(source("refused"), RATE))));
    }

    static Panel polls(int width) {
        return Panel.lines(
                "Polls without answer",
                width,
                Unit.PER_SECOND,
                About.of(
                        "Answers to health pings and polls that servers owe, and connections for them that broke.",
                        "0. A server that is down owes one a second.",
                        Links.page("NETWORK_001") + "."),
                Query.range("{{cluster}} owed", sum(rate(ofCluster("missingAnswers")))),
                Query.range("{{cluster}} connections", sum(rate(ofCluster("pollReconnects")))),
                Query.range("{{cluster}} complaints", sum(rate(ofCluster("pollComplaints")))));
    }

    static Panel unusable(int width) {
        return Panel.lines(
                "Rows not used",
                width,
                Unit.PER_SECOND,
                About.of(
                        "Second copies of advisories, rows that came too late, and rows that could not be read.",
                        "as many second copies as rows, with two observatories; no others but a few late ones after an election.",
                        Links.page("CLOCK_001") + "; dead letters name their reason."),
                Query.range("{{cluster}} second copies", sum(rate(ofCluster("duplicates")))),
                Query.range("{{cluster}} late", sum(rate(ofCluster("late")))),
                Query.range("{{cluster}} unknown", sum(rate(ofCluster("unknown")))),
                Query.range("{{cluster}} malformed", sum(rate(ofCluster("malformed")))),
                Query.range("{{cluster}} absurd time", sum(rate(ofCluster("absurd_timestamp")))));
    }
}
