package io.aftershock.cli.backtest.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the findings of one judgement again in the other: at the same place, at the same time. */
final class Pairing {

    /** The same finding in both judgements, or in one of them. */
    record Pair(@Nullable Trouble then, @Nullable Trouble with) {

        Trouble any() {
            return then == null ? Objects.requireNonNull(with) : then;
        }
    }

    private record Candidate(Trouble then, Trouble with) {

        long apartMillis() {
            return Math.abs(then.openedAtMillis() - with.openedAtMillis());
        }

        boolean saysOther() {
            return !then.summary().equals(with.summary());
        }
    }

    private Pairing() {}

    /** Of several that overlap those are one that open closest to each other. */
    static List<Pair> of(List<Trouble> then, List<Trouble> with) {
        List<Candidate> candidates = candidates(then, with);
        Set<String> taken = new HashSet<>();
        List<Pair> pairs = new ArrayList<>();
        for (Candidate candidate : candidates) {
            String before = "then " + candidate.then().id();
            String after = "with " + candidate.with().id();
            if (!taken.contains(before) && !taken.contains(after)) {
                taken.add(before);
                taken.add(after);
                pairs.add(new Pair(candidate.then(), candidate.with()));
            }
        }
        then.stream()
                .filter(each -> !taken.contains("then " + each.id()))
                .forEach(each -> pairs.add(new Pair(each, null)));
        with.stream()
                .filter(each -> !taken.contains("with " + each.id()))
                .forEach(each -> pairs.add(new Pair(null, each)));
        pairs.sort(Comparator.comparing(Pair::any, Trouble.ORDER));
        return pairs;
    }

    private static List<Candidate> candidates(List<Trouble> then, List<Trouble> with) {
        Map<String, List<Trouble>> byPlace = new HashMap<>();
        with.forEach(each -> byPlace.computeIfAbsent(each.place().key(), any -> new ArrayList<>())
                .add(each));
        List<Candidate> candidates = new ArrayList<>();
        for (Trouble before : then) {
            for (Trouble after : byPlace.getOrDefault(before.place().key(), List.of())) {
                if (before.overlaps(after)) {
                    candidates.add(new Candidate(before, after));
                }
            }
        }
        candidates.sort(Comparator.comparingLong(Candidate::apartMillis)
                .thenComparing(Candidate::saysOther)
                .thenComparing(Candidate::then, Trouble.ORDER)
                .thenComparing(Candidate::with, Trouble.ORDER));
        return candidates;
    }
}
