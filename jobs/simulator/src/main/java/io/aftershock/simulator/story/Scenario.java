package io.aftershock.simulator.story;

import io.aftershock.simulator.Simulated;
import io.aftershock.simulator.cluster.ClusterScript;
import io.aftershock.simulator.delivery.Delivery;
import io.aftershock.simulator.engine.Agenda;
import io.aftershock.simulator.engine.Seeds;
import io.aftershock.simulator.truth.Witness;
import java.util.LinkedHashMap;
import java.util.Map;

/** A story being told: for how long, and of which clusters. */
public final class Scenario {

    private static final long SECOND = 1_000;
    private static final int FIVE_MINUTES = 300;

    private final long startMillis;
    private final Seeds seeds;
    private final Agenda agenda;
    private final Witness witness = new Witness();
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private long lengthSeconds = FIVE_MINUTES;

    Scenario(long startMillis, Seeds seeds) {
        this.startMillis = startMillis;
        this.seeds = seeds;
        this.agenda = new Agenda(startMillis);
    }

    /** The story is over after so many seconds; five minutes unless it says so. */
    public Scenario lasting(long seconds) {
        lengthSeconds = seconds;
        return this;
    }

    /** A new cluster of three servers. */
    public ClusterScript cluster(String name) {
        Seeds own = seeds.within("cluster " + name);
        Delivery delivery = new Delivery(name, own);
        deliveries.put(name, delivery);
        return new ClusterScript(name, agenda, own, witness, delivery);
    }

    /** A new cluster with two accounts in good health, of 12 and 8 calls a second. */
    public ClusterScript busyCluster(String name) {
        return cluster(name).account("ACME", 12).account("BETA", 8);
    }

    /** Chance for the story itself. */
    Seeds seeds() {
        return seeds;
    }

    Simulated happen() {
        long endMillis = startMillis + lengthSeconds * SECOND;
        agenda.runUntil(endMillis);
        return Simulated.of(deliveries, witness.truth(startMillis, endMillis));
    }
}
