package io.aftershock.simulator.engine;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Chance by part: what one part of a simulation draws changes nothing for another, and is the same in each run. */
public record Seeds(long seed) {

    /** Knuth's multiplier, so that names that differ by a letter give numbers that have nothing in common. */
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    public RandomGenerator of(String part) {
        return new SplittableRandom(within(part).seed());
    }

    /** The chance of the parts of a part. */
    public Seeds within(String part) {
        long mixed = seed;
        for (int i = 0; i < part.length(); i++) {
            mixed = Long.rotateLeft((mixed ^ part.charAt(i)) * MIX, 23);
        }
        return new Seeds(mixed);
    }

    /** A time until the next of events that come at random, in milliseconds, at least 1. */
    public static long exponential(RandomGenerator chance, double perSecond) {
        return Math.max(1, Math.round(-Math.log(1 - chance.nextDouble()) / perSecond * 1_000));
    }

    /** A time between two, in milliseconds. */
    public static long between(RandomGenerator chance, double fromSeconds, double toSeconds) {
        return Math.round(1_000 * (fromSeconds + chance.nextDouble() * (toSeconds - fromSeconds)));
    }
}
