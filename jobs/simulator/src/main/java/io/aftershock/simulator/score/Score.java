package io.aftershock.simulator.score;

import io.aftershock.simulator.truth.Certainty;
import io.aftershock.simulator.truth.ExpectedBreach;
import io.aftershock.simulator.truth.Times;
import io.aftershock.simulator.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Precision, recall and delay by check, over many simulations. */
public final class Score {

    private final Map<String, Sums> byCheck = new TreeMap<>();

    private static final class Sums {
        private int found;
        private int wrong;
        private int missed;
        private final List<Long> sinceOnset = new ArrayList<>();
        private final List<Long> sinceTrue = new ArrayList<>();

        private void add(Times times, long openedMillis) {
            found++;
            sinceOnset.add(Math.max(0, openedMillis - times.fromMillis()));
            sinceTrue.add(Math.max(0, openedMillis - times.trueMillis()));
        }
    }

    /** Adds what was told of a simulation; what may be told or not counts for nothing. */
    public void add(Truth truth, Findings findings) {
        Match match = Match.of(truth, findings, checks(truth, findings));
        match.found().forEach((breach, told) -> {
            if (breach.certainty() != Certainty.MAY) {
                sums(breach.check()).add(breach.times(), told.openedMillis());
            }
        });
        match.missed().forEach(breach -> sums(breach.check()).missed++);
        match.wrong().forEach(told -> sums(told.check()).wrong++);
    }

    /** The checks of which anything is true or was told, by their codes. */
    public List<CheckScore> byCheck() {
        return byCheck.entrySet().stream()
                .map(entry -> new CheckScore(
                        entry.getKey(),
                        entry.getValue().found,
                        entry.getValue().wrong,
                        entry.getValue().missed,
                        new Delays(entry.getValue().sinceOnset),
                        new Delays(entry.getValue().sinceTrue)))
                .toList();
    }

    private static Set<String> checks(Truth truth, Findings findings) {
        Set<String> checks = new TreeSet<>();
        truth.breaches().stream().map(ExpectedBreach::check).forEach(checks::add);
        findings.breaches().stream().map(ToldBreach::check).forEach(checks::add);
        return checks;
    }

    private Sums sums(String check) {
        return byCheck.computeIfAbsent(check, code -> new Sums());
    }
}
