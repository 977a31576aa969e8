package io.aftershock.monitor.check.election;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** ELECTION_001: the streams and consumers of an account elect leaders more often than the account is expected to. */
public final class ElectionRule {

    private ElectionRule() {}

    /**
     * What holds for an account.
     *
     * @param most so many elections that nobody planned are no breach
     * @param cascadeMillis how far from a meta election those lie that follow from it
     */
    public record Limits(int most, long lookbackMillis, long cascadeMillis) {}

    /**
     * What elected, and why.
     *
     * @param recent the elections of the look-back
     * @param unexplained how many of them follow from nothing
     * @param cascades by upheaval those that follow from it, the latest first
     */
    public record Found(List<AssetElection> recent, int unexplained, List<Cascade> cascades) {

        public Found {
            recent = List.copyOf(recent);
            cascades = List.copyOf(cascades);
        }

        boolean isTooMany(Limits limits) {
            return recent.size() > limits.most();
        }

        /** Whether there are too many even without those that follow from something else. */
        boolean isUnexplained(Limits limits) {
            return unexplained > limits.most();
        }
    }

    /**
     * Elections that follow from one upheaval.
     *
     * @param upheaval null for those that follow from nothing
     */
    public record Cascade(@Nullable Upheaval upheaval, List<AssetElection> elections) {

        public Cascade {
            elections = List.copyOf(elections);
        }

        /** How many a server led before, most first. */
        List<Map.Entry<String, Integer>> byFormerLeader() {
            Map<String, Integer> counts = new TreeMap<>();
            for (AssetElection election : elections) {
                if (election.formerLeader() != null) {
                    counts.merge(election.formerLeader(), 1, Integer::sum);
                }
            }
            return counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .toList();
        }
    }

    /** Sorts the elections of the look-back by what they follow from: the nearest meta election, else the latest fault. */
    public static Found judge(List<AssetElection> elections, List<Upheaval> upheavals, long nowMillis, Limits limits) {
        long from = nowMillis - limits.lookbackMillis();
        List<AssetElection> recent = elections.stream()
                .filter(election -> election.atMillis() > from)
                .toList();
        Map<Upheaval, List<AssetElection>> following = new HashMap<>();
        int unexplained = 0;
        for (AssetElection election : recent) {
            Upheaval cause = cause(election, upheavals, limits.cascadeMillis());
            if (cause == null) {
                unexplained++;
            } else {
                following.computeIfAbsent(cause, any -> new ArrayList<>()).add(election);
            }
        }
        List<Cascade> cascades = following.entrySet().stream()
                .map(entry -> new Cascade(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(ElectionRule::startMillis).reversed())
                .toList();
        return new Found(recent, unexplained, cascades);
    }

    private static long startMillis(Cascade cascade) {
        return cascade.elections().stream()
                .mapToLong(AssetElection::atMillis)
                .min()
                .orElse(0);
    }

    private static @Nullable Upheaval cause(AssetElection election, List<Upheaval> upheavals, long cascadeMillis) {
        return upheavals.stream()
                .filter(upheaval -> upheaval.explains(election, cascadeMillis))
                .min(Comparator.comparing((Upheaval upheaval) -> upheaval.leader() == null)
                        .thenComparingLong(upheaval -> Math.abs(upheaval.fromMillis() - election.atMillis()))
                        .thenComparing(Upheaval::id))
                .orElse(null);
    }
}
