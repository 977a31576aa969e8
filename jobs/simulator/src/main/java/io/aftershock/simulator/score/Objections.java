package io.aftershock.simulator.score;

import io.aftershock.simulator.truth.Certainty;
import io.aftershock.simulator.truth.ExpectedBreach;
import io.aftershock.simulator.truth.Times;
import io.aftershock.simulator.truth.TrueElection;
import io.aftershock.simulator.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Everything that is wrong with what a monitor said, in sentences: none for a perfect one. */
public final class Objections {

    private static final long OUTAGE_MILLIS = 1_000;
    private static final long SLACK_MILLIS = 1_000;

    private Objections() {}

    /**
     * Holds the findings of some checks, and all elections, against the truth.
     *
     * @param kinds kinds of correlations that the monitor knows; where the truth is another one it may say nothing
     */
    public static List<String> of(Truth truth, Findings findings, Set<String> checks, Set<String> kinds) {
        List<String> objections = new ArrayList<>();
        Match match = Match.of(truth, findings, checks);
        match.missed().stream()
                .filter(breach -> breach.certainty() == Certainty.MUST)
                .forEach(breach -> objections.add("not found: " + breach));
        match.wrong().forEach(told -> objections.add("not true: " + told));
        match.found().forEach((breach, told) -> add(objections, truth, breach, told));
        addElections(objections, truth.elections(), findings.elections(), kinds);
        return objections;
    }

    private static void add(List<String> objections, Truth truth, ExpectedBreach breach, ToldBreach told) {
        String both = ": " + told + " of " + breach;
        Times times = breach.times();
        if (breach.certainty() != Certainty.MUST) {
            return;
        }
        if (told.openedMillis() > times.openByMillis() + SLACK_MILLIS) {
            objections.add("opened late" + both);
        }
        if (breach.severity() != null && !breach.severity().equals(told.severity())) {
            objections.add("of the wrong severity" + both);
        }
        if (breach.kind() != null && !breach.kind().equals(told.kind())) {
            objections.add("of the wrong kind" + both);
        }
        Long closed = told.closedMillis();
        if (closed != null && closed < times.untilMillis() - SLACK_MILLIS) {
            objections.add("closed too early" + both);
        }
        boolean overBeforeTheEnd = times.closeByMillis() < truth.endMillis();
        if (overBeforeTheEnd && (closed == null || closed > times.closeByMillis())) {
            objections.add("closed too late" + both);
        }
    }

    private static void addElections(
            List<String> objections, List<TrueElection> truth, List<ToldElection> told, Set<String> kinds) {
        if (truth.size() != told.size()) {
            objections.add(told.size() + " elections told of " + truth.size() + ": " + told);
            return;
        }
        for (TrueElection election : truth) {
            if (told.stream().noneMatch(each -> isSame(election, each, kinds))) {
                objections.add("not told as it was: " + election + ", but " + told);
            }
        }
    }

    private static boolean isSame(TrueElection election, ToldElection told, Set<String> kinds) {
        return election.cluster().equals(told.cluster())
                && election.leader().equals(told.leader())
                && election.previousLeader().equals(told.previousLeader())
                && election.cause().equals(told.cause())
                && Math.abs(election.atMillis() - told.atMillis()) <= SLACK_MILLIS
                && told.outageMillis() != null
                && Math.abs(election.outageMillis() - told.outageMillis()) <= OUTAGE_MILLIS
                && (election.kind() == null
                        || Objects.equals(election.kind(), told.kind())
                        || (!kinds.contains(election.kind()) && told.kind() == null));
    }
}
