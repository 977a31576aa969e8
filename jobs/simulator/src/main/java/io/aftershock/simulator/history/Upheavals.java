package io.aftershock.simulator.history;

import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.election.Hint;
import io.aftershock.simulator.engine.Seeds;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** When the meta groups of the fleet elect: by upgrades, by accident, and in one cluster by a job that eats its leader's CPU. */
final class Upheavals {

    private static final int SERVERS = 3;
    private static final int UPGRADE_EVERY_DAYS = 14;
    private static final double CRASHES_PER_DAY = 0.05;
    private static final long MINUTE = 60_000;

    /** An outage as long as that leaves calls that were answered with an error. */
    private static final long HURTS_MILLIS = 5_500;

    private static final int HURT_ACCOUNTS = 3;
    private static final double HURT_CALLS = 30;

    private final Plan plan;
    private final Seeds seeds;

    Upheavals(Plan plan) {
        this.plan = plan;
        this.seeds = plan.seeds().within("upheavals");
    }

    /** Of all clusters, in the order of time by cluster. */
    List<Upset> all() {
        List<Upset> upsets = new ArrayList<>();
        for (int cluster = 0; cluster < plan.clusters().size(); cluster++) {
            upsets.addAll(of(cluster));
        }
        return upsets;
    }

    /** Who leads is known from one to the next. */
    private List<Upset> of(int cluster) {
        RandomGenerator chance = seeds.of("cluster " + cluster);
        List<Moment> moments = new ArrayList<>();
        addUpgrades(moments, cluster);
        addCrashes(moments, chance);
        if (cluster == plan.cluster(1)) {
            addBackups(moments, chance);
        }
        moments.sort(Comparator.comparingLong(Moment::atMillis));
        List<Upset> upsets = new ArrayList<>();
        int leader = 1;
        for (Moment moment : moments) {
            // The backup runs on n2, and hurts only while that leads; it does, since it is the strongest of the three.
            int previous = moment.cpu ? 2 : leader;
            leader = 1 + (previous - 1 + chance.nextInt(1, SERVERS)) % SERVERS;
            upsets.add(upset(cluster, moment, previous, leader, chance));
        }
        return upsets;
    }

    private record Moment(long atMillis, ElectionCause cause, boolean cpu) {}

    /** Three servers restart one after the other; the meta leader's lays down its lead. */
    private void addUpgrades(List<Moment> moments, int cluster) {
        for (int day = cluster % UPGRADE_EVERY_DAYS; day < plan.days(); day += UPGRADE_EVERY_DAYS) {
            moments.add(new Moment(plan.time(day, 10) + 5 * MINUTE, ElectionCause.LAME_DUCK, false));
            moments.add(new Moment(plan.time(day, 10) + 25 * MINUTE, ElectionCause.STEP_DOWN, false));
        }
    }

    private void addCrashes(List<Moment> moments, RandomGenerator chance) {
        for (int day = 0; day < plan.days(); day++) {
            if (chance.nextDouble() < CRASHES_PER_DAY) {
                long at = plan.time(day, chance.nextInt(24)) + chance.nextInt(3_000) * 1_000L;
                moments.add(new Moment(at, ElectionCause.UNPLANNED, false));
            }
        }
    }

    /** The weekly backup, early on Tuesday. */
    private void addBackups(List<Moment> moments, RandomGenerator chance) {
        for (int day = 0; day < plan.days(); day++) {
            long at = plan.time(day, 2) + chance.nextInt(10, 40) * MINUTE + chance.nextInt(60_000);
            if (Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC).getDayOfWeek() == DayOfWeek.TUESDAY) {
                moments.add(new Moment(at, ElectionCause.UNPLANNED, true));
            }
        }
    }

    private Upset upset(int cluster, Moment moment, int previous, int leader, RandomGenerator chance) {
        boolean planned = moment.cause.isPlanned();
        long outage = planned ? chance.nextLong(15, 34) : chance.nextLong(3_000, 9_000);
        return new Upset(
                cluster,
                moment.atMillis,
                outage,
                previous,
                leader,
                moment.cause,
                planned ? List.of() : List.of(hint(moment, previous, chance)),
                planned || outage < HURTS_MILLIS ? List.of() : troubles(cluster, moment.atMillis, chance));
    }

    private static Hint hint(Moment moment, int previous, RandomGenerator chance) {
        String server = Upset.server(previous);
        if (moment.cpu) {
            return new Hint("cpu", server, Math.round(chance.nextDouble(0.93, 0.99) * 100) / 100.0);
        }
        double seconds = Math.round(chance.nextDouble(3, 6) * 100) / 100.0;
        return chance.nextBoolean()
                ? new Hint("server_died", server, seconds)
                : new Hint("server_frozen", server, seconds);
    }

    /** The busiest accounts are told that nobody leads. */
    private List<Trouble> troubles(int cluster, long atMillis, RandomGenerator chance) {
        List<Trouble> troubles = new ArrayList<>();
        long minute = atMillis / MINUTE * MINUTE;
        for (int account = 0; account < Math.min(HURT_ACCOUNTS, plan.accounts()); account++) {
            troubles.add(new Trouble(
                    cluster,
                    account,
                    minute,
                    minute + MINUTE,
                    "CONSUMER.CREATE",
                    ErrorCodes.TEMPORARILY_UNAVAILABLE,
                    plan.habit(cluster, account).client(),
                    0,
                    HURT_CALLS * chance.nextDouble(0.5, 2),
                    new Trouble.Tally()));
        }
        return troubles;
    }
}
