package io.aftershock.simulator.history;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.CorrelationKind;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.Severity;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said of calls that failed: breaches of the error ratio, and of clients that repeat themselves. */
final class RatioFindings {

    private static final double THRESHOLD = 0.01;
    /** Fewer may be chance. */
    private static final long FEWEST = 20;

    private static final double RETRIES_THRESHOLD = 5;
    private static final long OPENS_AFTER_MILLIS = 20_000;
    private static final long CLOSES_AFTER_MILLIS = 120_000;
    private static final long MINUTE = 60_000;

    private final Plan plan;
    private final List<List<Habit>> habits;
    private final Found found;

    RatioFindings(Plan plan, List<List<Habit>> habits, Found found) {
        this.plan = plan;
        this.habits = habits;
        this.found = found;
    }

    /** Of a trouble that is no election's; nothing if it was too small to be told. */
    void tellClientFault(Trouble trouble) {
        if (trouble.tally().ratio() > THRESHOLD && trouble.tally().failed() >= FEWEST) {
            Breach breach = tell(trouble, null, "client");
            long failed = trouble.tally().failed();
            long calls = trouble.tally().calls();
            found.correlations.add(new Correlation(
                    "correlation:" + breach.id(),
                    1,
                    CorrelationKind.CLIENT_FAULT,
                    breach.cluster(),
                    breach.account(),
                    breach.atMillis(),
                    List.of(),
                    List.of(),
                    List.of(breach.id()),
                    0,
                    0,
                    failed,
                    calls,
                    (double) failed / calls,
                    null,
                    "Client fault: " + failed + " of " + calls + " calls of " + trouble.client()
                            + "'s account failed, and no election had to do with it.",
                    breach.accountName()));
            if (trouble.moreCallsPerMinute() > 0) {
                tellRetries(trouble, breach);
            }
        }
    }

    /** Opens, and closes once the last minute of it is out of sight; at the end of the history it may still be open. */
    Breach tell(Trouble trouble, @Nullable String parent, String side) {
        Habit habit = habit(trouble);
        String cluster = plan.clusters().get(trouble.cluster());
        BreachFacts facts = new BreachFacts(
                found.episodes.next("JETSTREAM_009", cluster, habit.key()),
                "JETSTREAM_009",
                trouble.isService() ? Severity.CRITICAL : Severity.WARNING,
                cluster,
                habit,
                trouble.tally().ratio(),
                THRESHOLD,
                parent,
                side,
                evidence(trouble));
        String words = String.format(
                Locale.ROOT,
                "%d of %d API calls of %s (%.2f %%) failed, above 1.00 %%: mostly %d in %s by client %s.",
                trouble.tally().failed(),
                trouble.tally().calls(),
                habit.shownName(),
                100 * trouble.tally().ratio(),
                trouble.errCode(),
                trouble.operation(),
                trouble.client());
        long opened = trouble.fromMillis() + OPENS_AFTER_MILLIS;
        List<Breach> revisions = trouble.toMillis() < plan.endMillis()
                ? facts.opensAndCloses(opened, trouble.toMillis() + CLOSES_AFTER_MILLIS, words)
                : facts.opensAndStays(opened, plan.endMillis() - MINUTE, words);
        found.breaches.addAll(revisions);
        return revisions.get(revisions.size() - 1);
    }

    private void tellRetries(Trouble trouble, Breach parent) {
        Habit habit = habit(trouble);
        double perSecond = trouble.moreCallsPerMinute() / 60;
        BreachFacts facts = new BreachFacts(
                found.episodes.next("RETRY_001", parent.cluster(), habit.key()),
                "RETRY_001",
                Severity.WARNING,
                parent.cluster(),
                habit,
                perSecond,
                RETRIES_THRESHOLD,
                parent.id(),
                "client",
                evidence(trouble));
        String words = String.format(
                Locale.ROOT,
                "Client %s of %s repeats %s %.0f times a second without back-off, and gets %d each time.",
                trouble.client(),
                habit.shownName(),
                trouble.operation(),
                perSecond,
                trouble.errCode());
        found.breaches.addAll(facts.opensAndCloses(parent.openedAtMillis(), trouble.toMillis() + MINUTE, words));
    }

    private Habit habit(Trouble trouble) {
        return habits.get(trouble.cluster()).get(trouble.account());
    }

    private static Evidence evidence(Trouble trouble) {
        long failed = trouble.tally().failed();
        return new Evidence(
                List.of(new EvidenceEntry(Integer.toString(trouble.errCode()), failed, failed)),
                List.of(new EvidenceEntry(
                        trouble.operation(), failed, trouble.tally().calls())),
                List.of(new EvidenceEntry(trouble.client(), failed, failed)),
                List.of());
    }
}
