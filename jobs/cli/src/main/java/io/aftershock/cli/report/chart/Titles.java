package io.aftershock.cli.report.chart;

import io.aftershock.cli.report.facts.BreachFact;
import io.aftershock.cli.report.facts.ElectionFact;
import io.aftershock.cli.report.facts.StallFact;
import io.aftershock.cli.report.markup.Figures;

/** What is told of a sign to those who point at it. */
final class Titles {

    private Titles() {}

    static String of(ElectionFact election) {
        return Figures.time(election.atMillis()) + ": "
                + (election.planned() ? "planned election (" + words(election.cause()) + ")" : "unplanned election")
                + ", " + election.leader() + " leads"
                + (election.previousLeader() == null ? "" : " after " + election.previousLeader())
                + (election.outageMillis() == null
                        ? ""
                        : ", " + Figures.duration(election.outageMillis()) + " without a leader")
                + (election.hints() == null || election.hints().isEmpty() ? "" : "; " + election.hints());
    }

    private static String words(String label) {
        return label.replace('_', ' ');
    }

    static String of(StallFact stall) {
        return Figures.time(stall.startMillis()) + ": answers "
                + (stall.account() == null ? "" : "to " + stall.account() + " ") + "stopped for "
                + Figures.duration(stall.lastedMillis()) + "; " + Figures.count(stall.requestsSeen()) + " of about "
                + Figures.count(stall.requestsExpected()) + " came";
    }

    static String of(BreachFact breach) {
        return Figures.time(breach.openedAtMillis()) + ", " + breach.check() + ": " + breach.summary();
    }
}
