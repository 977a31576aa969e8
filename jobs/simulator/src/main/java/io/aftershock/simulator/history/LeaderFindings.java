package io.aftershock.simulator.history;

import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionScope;
import io.aftershock.model.finding.Answers;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.CorrelationKind;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import io.aftershock.model.finding.Stall;
import java.util.List;

/** What is said of a meta leader that was lost or gave up its lead: an election, a stall, and the verdict on both. */
final class LeaderFindings {

    /** From 10 s before an election to 15 s after it calls count as inside. */
    private static final long INSIDE_MILLIS = 25_000;

    private static final long INSIDE_UNTIL_MILLIS = 15_000;
    private static final long MINUTE = 60_000;
    private static final long SECOND = 1_000;
    private static final long FOUND_AFTER_MILLIS = 2_000;
    private static final long TOLD_AFTER_MILLIS = 3_000;
    private static final double STALL_THRESHOLD = 0.2;

    private final Plan plan;
    private final List<List<Habit>> habits;
    private final RatioFindings ratios;
    private final Found found;

    LeaderFindings(Plan plan, List<List<Habit>> habits, RatioFindings ratios, Found found) {
        this.plan = plan;
        this.habits = habits;
        this.ratios = ratios;
        this.found = found;
    }

    void tell(Upset upset) {
        String cluster = plan.clusters().get(upset.cluster());
        Election election = new Election(
                found.episodes.next("election", cluster, "meta"),
                cluster,
                null,
                ElectionScope.META,
                null,
                null,
                null,
                Upset.server(upset.leader()),
                Upset.server(upset.previous()),
                upset.cause(),
                upset.atMillis(),
                upset.outageMillis(),
                upset.hints());
        found.elections.add(election);
        if (upset.cause().isPlanned()) {
            verdict(election, upset, CorrelationKind.QUIET_ELECTION, List.of(), List.of());
        } else {
            Stall stall = stall(upset, election);
            found.stalls.add(stall);
            Breach cause = breach(stall);
            List<String> breaches = upset.troubles().stream()
                    .map(trouble -> ratios.tell(trouble, cause.id(), "service").id())
                    .toList();
            CorrelationKind kind = breaches.isEmpty() ? CorrelationKind.CRASH : CorrelationKind.DEGRADED;
            verdict(election, upset, kind, List.of(stall.id()), breaches);
        }
    }

    private Stall stall(Upset upset, Election election) {
        long start = (upset.atMillis() - upset.outageMillis()) / SECOND * SECOND;
        long end = start + (upset.outageMillis() / SECOND + 1) * SECOND;
        double callsPerMinute = habits.get(upset.cluster()).stream()
                .mapToDouble(habit -> habit.activeShare() * habit.callsPerMinute())
                .sum();
        return new Stall(
                found.episodes.next("stall", election.cluster()),
                election.cluster(),
                null,
                start,
                end,
                Math.round(callsPerMinute * (end - start) / MINUTE),
                0,
                List.of(election.id()),
                Answers.META_LEADER,
                null,
                end + TOLD_AFTER_MILLIS);
    }

    private Breach breach(Stall stall) {
        BreachFacts facts = new BreachFacts(
                found.episodes.next("STALL_001", stall.cluster()),
                "STALL_001",
                Severity.WARNING,
                stall.cluster(),
                null,
                0,
                STALL_THRESHOLD,
                null,
                null,
                Evidence.NONE);
        String words = "Calls that only the meta leader answers went unanswered for " + stall.lastedMillis() / SECOND
                + " s: none of about " + stall.requestsExpected() + " was answered.";
        List<Breach> revisions =
                facts.opensAndCloses(stall.startMillis() + FOUND_AFTER_MILLIS, stall.atMillis(), words);
        found.breaches.addAll(revisions);
        return revisions.get(0);
    }

    private void verdict(
            Election election, Upset upset, CorrelationKind kind, List<String> stalls, List<String> breaches) {
        long failed = upset.troubles().stream()
                .mapToLong(trouble -> trouble.tally().failed())
                .sum();
        long calls = upset.troubles().stream()
                .mapToLong(trouble -> trouble.tally().calls())
                .sum();
        found.correlations.add(new Correlation(
                "correlation:" + election.id(),
                1,
                kind,
                election.cluster(),
                null,
                election.atMillis() + INSIDE_UNTIL_MILLIS,
                List.of(election.id()),
                stalls,
                breaches,
                failed,
                Math.max(failed, calls * INSIDE_MILLIS / MINUTE),
                0,
                0,
                null,
                null,
                words(election, kind, failed),
                null));
    }

    private static String words(Election election, CorrelationKind kind, long failed) {
        String who = election.leader() + " was elected meta leader of " + election.cluster() + " after "
                + election.previousLeader();
        return switch (kind) {
            case QUIET_ELECTION -> who + ": planned, and nobody was hurt.";
            case CRASH -> who + " was lost: calls went unanswered for " + election.outageMillis() + " ms.";
            default -> who + " was lost: " + failed + " calls failed around it.";
        };
    }
}
