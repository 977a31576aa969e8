package io.aftershock.cli.report.facts;

import java.util.List;
import java.util.function.LongPredicate;

/** How often things happened in some time. */
public record Tally(int pages, int tickets, int crashes, int unplanned, int planned, int stalls) {

    public static Tally now(List<ClusterFacts> clusters, Period period) {
        return of(clusters, period::holds);
    }

    public static Tally before(List<ClusterFacts> clusters, Period period) {
        return of(clusters, period::heldBefore);
    }

    private static Tally of(List<ClusterFacts> clusters, LongPredicate time) {
        return clusters.stream().map(cluster -> of(cluster, time)).reduce(new Tally(0, 0, 0, 0, 0, 0), Tally::plus);
    }

    private static Tally of(ClusterFacts cluster, LongPredicate time) {
        return new Tally(
                count(cluster.breaches(), time, BreachFact.Told.PAGE),
                count(cluster.breaches(), time, BreachFact.Told.TICKET),
                (int) cluster.crashes().stream().filter(time::test).count(),
                elections(cluster, time, false),
                elections(cluster, time, true),
                (int) cluster.stalls().stream()
                        .filter(stall -> time.test(stall.startMillis()))
                        .count());
    }

    private static int count(List<BreachFact> breaches, LongPredicate time, BreachFact.Told told) {
        return (int) breaches.stream()
                .filter(breach -> breach.told() == told && time.test(breach.openedAtMillis()))
                .count();
    }

    private static int elections(ClusterFacts cluster, LongPredicate time, boolean planned) {
        return (int) cluster.elections().stream()
                .filter(election -> election.planned() == planned && time.test(election.atMillis()))
                .count();
    }

    private Tally plus(Tally other) {
        return new Tally(
                pages + other.pages,
                tickets + other.tickets,
                crashes + other.crashes,
                unplanned + other.unplanned,
                planned + other.planned,
                stalls + other.stalls);
    }

    /** Whether there is nothing that anybody was told of, or would have wished to be. */
    public boolean isQuiet() {
        return pages == 0 && tickets == 0 && crashes == 0 && unplanned == 0 && stalls == 0;
    }
}
