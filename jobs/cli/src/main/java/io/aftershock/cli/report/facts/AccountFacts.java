package io.aftershock.cli.report.facts;

import java.util.List;

/**
 * What an account did now and before.
 *
 * @param account as people call it
 * @param codes with which its calls failed now, most first
 */
public record AccountFacts(String cluster, String account, Calls now, Calls before, List<CodeCount> codes) {

    public AccountFacts {
        codes = List.copyOf(codes);
    }

    /** How much the ratio has risen; below zero if it fell. */
    public double change() {
        return now.ratio() - before.ratio();
    }

    /** Whether chance does not explain that the ratio differs from the one before. */
    public boolean hasChanged() {
        return now.calls() > 0
                && before.calls() > 0
                && (now.interval().low() > before.interval().high()
                        || now.interval().high() < before.interval().low());
    }
}
