package io.aftershock.simulator.history;

import io.aftershock.simulator.engine.Seeds;
import java.time.Instant;
import java.util.List;

/**
 * Which fleet it is, and for which days its history is told.
 *
 * @param startMillis midnight of the first day, in UTC
 * @param clusters their names
 * @param accounts so many in each cluster
 */
record Plan(Seeds seeds, long startMillis, int days, List<String> clusters, int accounts) {

    static Plan of(long seed, Instant end, int days, int clusters, int accounts) {
        return new Plan(
                new Seeds(seed).within("history"),
                end.toEpochMilli() / Chapters.DAY * Chapters.DAY - days * Chapters.DAY,
                days,
                FleetOfNames.clusters(clusters),
                accounts);
    }

    long endMillis() {
        return startMillis + days * Chapters.DAY;
    }

    long time(int day, int hour) {
        return startMillis + Math.min(day, days - 1) * Chapters.DAY + hour * Chapters.HOUR;
    }

    /** A cluster of a story, of however many there are. */
    int cluster(int number) {
        return number % clusters.size();
    }

    /** An account of a story, of however many there are. */
    int account(int number) {
        return number % accounts;
    }

    Habit habit(int cluster, int account) {
        return Habit.of(seeds.within("habits of " + clusters.get(cluster)), cluster, account);
    }
}
