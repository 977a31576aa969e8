package io.aftershock.simulator.history;

import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is said of telemetry that was lost: what each server counted and how little of it came, minute by minute. */
final class HoleFindings {

    private static final long MINUTE = 60_000;
    private static final int SERVERS = 3;
    private static final double TOLERANCE = 0.01;

    private final Plan plan;
    private final List<List<Habit>> habits;
    private final Found found;

    HoleFindings(Plan plan, List<List<Habit>> habits, Found found) {
        this.plan = plan;
        this.habits = habits;
        this.found = found;
    }

    void tell(Hole hole) {
        String cluster = plan.clusters().get(hole.cluster());
        long expected = Math.round(habits.get(hole.cluster()).stream()
                        .mapToDouble(habit -> habit.activeShare() * habit.callsPerMinute())
                        .sum()
                / SERVERS);
        long seen = Math.round(expected * (1 - hole.missingShare()));
        for (long minute = hole.fromMillis(); minute < hole.toMillis(); minute += MINUTE) {
            for (int server = 1; server <= SERVERS; server++) {
                found.coverage.add(new Coverage(
                        cluster,
                        Upset.server(server),
                        minute,
                        minute + MINUTE,
                        expected,
                        seen,
                        hole.cause(),
                        Map.of(),
                        true));
            }
        }
        BreachFacts facts = new BreachFacts(
                found.episodes.next("BLIND_001", cluster),
                "BLIND_001",
                Severity.WARNING,
                cluster,
                null,
                hole.missingShare(),
                TOLERANCE,
                null,
                null,
                Evidence.NONE);
        found.breaches.addAll(facts.opensAndCloses(
                hole.fromMillis() + MINUTE,
                hole.toMillis() + MINUTE,
                String.format(
                        Locale.ROOT,
                        "%.0f %% of what the servers of %s counted has not arrived: %s.",
                        100 * hole.missingShare(),
                        cluster,
                        hole.cause().label().replace('_', ' '))));
    }
}
