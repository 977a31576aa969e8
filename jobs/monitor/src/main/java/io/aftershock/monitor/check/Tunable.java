package io.aftershock.monitor.check;

/**
 * One thing about a check that an operator may set.
 *
 * @param key as in {@code checks.CODE.KEY}
 * @param defaultValue in the unit: a share of one, seconds, a count, or the place of a rule
 * @param reason why the default is what it is
 */
public record Tunable(String key, Unit unit, double defaultValue, String reason) {

    public Tunable {
        if (key.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("a tunable needs a key and a reason");
        }
    }
}
