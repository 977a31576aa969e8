package io.aftershock.simulator.score;

import io.aftershock.simulator.truth.Certainty;
import io.aftershock.simulator.truth.ExpectedBreach;
import io.aftershock.simulator.truth.Times;
import io.aftershock.simulator.truth.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Breaches that were told, held against those that are true.
 *
 * @param found what was told of each true breach, where something was
 * @param missed true breaches of which nothing was told
 * @param wrong told breaches that nothing true stands behind, or that tell the same again
 */
public record Match(Map<ExpectedBreach, ToldBreach> found, List<ExpectedBreach> missed, List<ToldBreach> wrong) {

    /** Ticks are whole seconds, and clocks differ. */
    private static final long SLACK_MILLIS = 1_000;

    public Match {
        found = Map.copyOf(found);
        missed = List.copyOf(missed);
        wrong = List.copyOf(wrong);
    }

    /** Holds what was told by some checks against the truth. */
    public static Match of(Truth truth, Findings findings, Set<String> checks) {
        Map<ExpectedBreach, ToldBreach> found = new HashMap<>();
        List<ToldBreach> wrong = new ArrayList<>();
        List<ExpectedBreach> expected = truth.breaches().stream()
                .filter(breach -> checks.contains(breach.check()))
                .toList();
        findings.breaches().stream()
                .filter(told -> checks.contains(told.check()))
                .sorted(Comparator.comparingLong(ToldBreach::openedMillis))
                .forEach(told -> expected.stream()
                        .filter(breach -> isOf(breach, told) && !found.containsKey(breach))
                        .min(Comparator.comparing(ExpectedBreach::certainty))
                        .ifPresentOrElse(breach -> found.put(breach, told), () -> wrong.add(told)));
        List<ExpectedBreach> missed = expected.stream()
                .filter(breach -> breach.certainty() != Certainty.MAY && !found.containsKey(breach))
                .toList();
        return new Match(found, missed, wrong);
    }

    private static boolean isOf(ExpectedBreach breach, ToldBreach told) {
        Times times = breach.times();
        return breach.check().equals(told.check())
                && breach.cluster().equals(told.cluster())
                && Objects.equals(breach.account(), told.account())
                && (breach.side() == null || breach.side().equals(told.side()))
                && told.openedMillis() >= times.fromMillis() - SLACK_MILLIS
                && told.openedMillis() <= Math.max(times.openByMillis(), times.closeByMillis()) + SLACK_MILLIS;
    }
}
