package io.aftershock.simulator.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What follows from the elections of meta leaders, and from the times without one. */
final class MetaTruth {

    private static final long LOOKBACK_MILLIS = 600_000;
    private static final int MAX_UNPLANNED = 1;
    private static final int MAX_ANY = 5;

    /** An election waits two seconds for its cause, and is judged by the next tick. */
    private static final long FOUND_WITHIN_MILLIS = 4_000;

    /** Servers know of a lost quorum after 6 s, say so each 5 s, and it has to hold for 10 s. */
    private static final long NO_LEADER_FOUND_MILLIS = 25_000;

    private static final long NO_LEADER_SURE_MILLIS = 30_000;
    private static final long NO_LEADER_POSSIBLE_MILLIS = 14_000;
    private static final long NO_LEADER_AFTER_MILLIS = 10_000;
    private static final long CLOSES_MILLIS = 10_000;

    /** Who hears nothing of a leader knows after three seconds; who hears that it leads no more, from others, after five. */
    private static final long DEAD_LEADER_FOUND_MILLIS = 3_000;

    private static final long LOST_LEADER_FOUND_MILLIS = 5_000;

    /** Below this a leader that is missing is nobody's matter. */
    private static final long LOST_MILLIS = 2_500;

    private MetaTruth() {}

    static List<ExpectedBreach> changes(List<TrueElection> elections) {
        List<ExpectedBreach> expected = new ArrayList<>();
        Map<String, List<TrueElection>> byCluster = new TreeMap<>();
        elections.forEach(each -> byCluster
                .computeIfAbsent(each.cluster(), name -> new ArrayList<>())
                .add(each));
        byCluster.values().forEach(each -> addChanges(expected, each));
        return expected;
    }

    private static void addChanges(List<ExpectedBreach> expected, List<TrueElection> elections) {
        TrueElection first = null;
        TrueElection last = null;
        for (TrueElection election : elections) {
            if (last != null && election.atMillis() - last.atMillis() >= LOOKBACK_MILLIS) {
                expected.add(changes(first == null ? last : first, last));
                first = null;
                last = null;
            }
            if (isTooMany(elections, election.atMillis())) {
                first = first == null ? election : first;
                last = election;
            }
        }
        if (first != null && last != null) {
            expected.add(changes(first, last));
        }
    }

    private static boolean isTooMany(List<TrueElection> elections, long atMillis) {
        List<TrueElection> recent = elections.stream()
                .filter(each -> each.atMillis() <= atMillis && each.atMillis() > atMillis - LOOKBACK_MILLIS)
                .toList();
        return recent.size() > MAX_ANY
                || recent.stream().filter(each -> !each.planned()).count() > MAX_UNPLANNED;
    }

    private static ExpectedBreach changes(TrueElection first, TrueElection last) {
        return ExpectedBreach.ofCluster(
                "META_003",
                first.cluster(),
                "warning",
                Times.atOnce(
                        first.atMillis(),
                        first.atMillis() + FOUND_WITHIN_MILLIS,
                        last.atMillis(),
                        last.atMillis() + LOOKBACK_MILLIS + CLOSES_MILLIS),
                Certainty.MUST);
    }

    /** Times without a leader: as a leader that is down, and if they last as a lost quorum. */
    static List<ExpectedBreach> outages(List<TrueElection> elections, List<Span> deaths) {
        List<ExpectedBreach> expected = new ArrayList<>();
        for (TrueElection election : elections) {
            if (election.outageMillis() >= NO_LEADER_POSSIBLE_MILLIS) {
                expected.add(noLeader(election));
            }
            if (election.outageMillis() >= LOST_MILLIS) {
                expected.add(leaderDown(election, deaths.stream().anyMatch(death -> isOf(death, election))));
            }
        }
        return expected;
    }

    private static boolean isOf(Span death, TrueElection election) {
        return death.cluster().equals(election.cluster())
                && death.what().equals(election.previousLeader())
                && death.fromMillis() == election.lostAtMillis();
    }

    private static ExpectedBreach noLeader(TrueElection election) {
        return ExpectedBreach.ofCluster(
                "META_006",
                election.cluster(),
                "critical",
                Times.atOnce(
                        election.lostAtMillis(),
                        election.lostAtMillis() + NO_LEADER_FOUND_MILLIS,
                        election.atMillis(),
                        election.atMillis() + CLOSES_MILLIS),
                election.outageMillis() >= NO_LEADER_SURE_MILLIS ? Certainty.MUST : Certainty.MAY);
    }

    /** Once nobody has led for ten seconds, that there is no leader is said instead. */
    private static ExpectedBreach leaderDown(TrueElection election, boolean died) {
        long lost = election.lostAtMillis();
        long foundMillis = died ? DEAD_LEADER_FOUND_MILLIS : LOST_LEADER_FOUND_MILLIS;
        return ExpectedBreach.ofCluster(
                "LEADER_001",
                election.cluster(),
                "warning",
                Times.atOnce(
                        lost,
                        lost + foundMillis,
                        Math.min(election.atMillis(), lost + NO_LEADER_AFTER_MILLIS),
                        election.atMillis() + CLOSES_MILLIS),
                election.outageMillis() >= foundMillis ? Certainty.MUST : Certainty.MAY);
    }
}
