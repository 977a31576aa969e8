package io.aftershock.simulator.story;

import io.aftershock.simulator.Simulated;
import io.aftershock.simulator.cluster.ClusterScript;
import io.aftershock.simulator.engine.Seeds;
import java.util.random.RandomGenerator;

/** Clusters that nobody wrote a story for: some accounts, and now and then something befalls them. */
public final class RandomFleet {

    private static final int LENGTH_SECONDS = 480;

    /** Far enough apart that what follows of one incident is over before the next. */
    private static final int[] MOMENTS = {75, 235};

    private static final int SHORTEST_FAULT_SECONDS = 20;
    private static final int LONGEST_FAULT_SECONDS = 90;

    private final Seeds seeds;

    public RandomFleet(long seed) {
        this.seeds = new Seeds(seed).within("random fleet");
    }

    /** What the cluster of a number is called. */
    public static String nameOf(int number) {
        return "sim-" + number;
    }

    /** One cluster of the fleet, by its number, and all that befalls it. */
    public Simulated cluster(int number) {
        String name = nameOf(number);
        Seeds own = seeds.within(name);
        Scenario scenario = new Scenario(Story.MORNING.toEpochMilli(), own).lasting(LENGTH_SECONDS);
        ClusterScript cluster = scenario.cluster(name);
        RandomGenerator chance = own.of("what befalls it");
        int accounts = chance.nextInt(1, 4);
        for (int i = 0; i < accounts; i++) {
            // One in a thousand calls of a healthy account fails, or none.
            cluster.account("A" + i, chance.nextDouble(2, 12), chance.nextBoolean() ? 0.001 : 0);
        }
        for (int moment : MOMENTS) {
            befall(cluster, chance, "A" + chance.nextInt(accounts), moment + chance.nextInt(30));
        }
        return scenario.happen();
    }

    private static void befall(ClusterScript cluster, RandomGenerator chance, String account, int second) {
        switch (chance.nextInt(10)) {
            case 0, 1 -> cluster.crash(second);
            case 2 -> cluster.stepDown(second);
            case 3 -> cluster.restart(second, "n" + chance.nextInt(1, 4));
            case 4 -> cluster.depose(second, "n" + chance.nextInt(1, 4), chance.nextDouble(3, 7));
            case 5 -> cluster.loseLeaders(second, chance.nextDouble(32, 50));
            case 6, 7, 8 -> misbehave(cluster, chance, account, second);
            default -> {} // Most of the time nothing happens.
        }
    }

    private static void misbehave(ClusterScript cluster, RandomGenerator chance, String account, int second) {
        int until = second + chance.nextInt(SHORTEST_FAULT_SECONDS, LONGEST_FAULT_SECONDS);
        var client = cluster.client(account, "culprit-" + second)
                .between(second, until)
                .perSecond(chance.nextDouble(0.5, 6));
        switch (chance.nextInt(4)) {
            case 0 -> client.asksForAMissingStream();
            case 1 -> client.checksThenCreates();
            case 2 -> client.createsAConflictingConsumer();
            default -> client.exceedsItsQuota();
        }
    }
}
