package io.aftershock.simulator.history;

import io.aftershock.simulator.engine.Seeds;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What an account does on a usual day in one cluster.
 *
 * @param key how telemetry names it; its name, where that is known
 * @param name what people call it; null if that is the key
 * @param activeShare of the minutes in which it calls at all
 * @param callsPerMinute in such a minute, at noon
 * @param failingShare of its calls, when nothing is the matter
 * @param missingReads whether it reads messages that are not there
 */
record Habit(
        String key,
        @Nullable String name,
        double activeShare,
        double callsPerMinute,
        String operation,
        double failingShare,
        boolean missingReads) {

    private static final List<String> OPERATIONS = List.of(
            "CONSUMER.INFO", "STREAM.INFO", "CONSUMER.CREATE", "STREAM.NAMES", "CONSUMER.INFO", "STREAM.MSG.GET");

    /** Few call all day, most now and then: a fifth of the minutes together. */
    private static final double BUSY = 0.08;

    private static final double RARELY = 0.03;
    private static final double OFTEN = 0.23;

    private static final double NOISY = 0.05;
    private static final double READS_WHAT_IS_NOT_THERE = 0.05;

    static Habit of(Seeds cluster, int clusterNumber, int number) {
        String name = FleetOfNames.account(number);
        RandomGenerator chance = cluster.of(name);
        String key = FleetOfNames.key(clusterNumber, chance);
        boolean busy = number < 2 || chance.nextDouble() < BUSY;
        return new Habit(
                key == null ? name : key,
                key == null ? null : name,
                busy ? 1 : chance.nextDouble(RARELY, OFTEN),
                Math.exp(chance.nextDouble(2.5, busy ? 6 : 5)),
                OPERATIONS.get(chance.nextInt(OPERATIONS.size())),
                chance.nextDouble() < NOISY ? chance.nextDouble(0.002, 0.006) : chance.nextDouble(0.00005, 0.0004),
                chance.nextDouble() < READS_WHAT_IS_NOT_THERE);
    }

    String shownName() {
        return name == null ? key : name;
    }

    /** Who makes most of its mistakes. */
    String client() {
        return shownName().toLowerCase(Locale.ROOT) + "-worker";
    }

    /** Who makes the others. */
    String otherClient() {
        return shownName().toLowerCase(Locale.ROOT) + "-cron";
    }
}
