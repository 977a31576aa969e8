package io.aftershock.simulator.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
    private static final long CLOSES_MILLIS = 10_000;

    /** Below this clients only wait a little. */
    private static final long STALL_MILLIS = 2_500;

    private static final long CRITICAL_STALL_MILLIS = 10_000;
    private static final long STALL_FOUND_MILLIS = 3_000;
    private static final long STALL_CLOSES_MILLIS = 15_000;

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
                first.atMillis(),
                first.atMillis() + FOUND_WITHIN_MILLIS,
                last.atMillis(),
                last.atMillis() + LOOKBACK_MILLIS + CLOSES_MILLIS,
                Certainty.MUST);
    }

    /** Times without a leader: as a lost quorum if they last, and as a stall of what only a leader answers. */
    static List<ExpectedBreach> outages(List<TrueElection> elections) {
        List<ExpectedBreach> expected = new ArrayList<>();
        for (TrueElection election : elections) {
            if (election.outageMillis() >= NO_LEADER_POSSIBLE_MILLIS) {
                expected.add(noLeader(election));
            }
            if (election.outageMillis() >= STALL_MILLIS) {
                expected.add(stalled(election, "STALL_001", severity(election), Certainty.MUST));
                expected.add(stalled(election, "LEADER_001", null, Certainty.MAY));
            }
        }
        return expected;
    }

    private static String severity(TrueElection election) {
        return election.outageMillis() > CRITICAL_STALL_MILLIS ? "critical" : "warning";
    }

    private static ExpectedBreach noLeader(TrueElection election) {
        return ExpectedBreach.ofCluster(
                "META_006",
                election.cluster(),
                "critical",
                election.lostAtMillis(),
                election.lostAtMillis() + NO_LEADER_FOUND_MILLIS,
                election.atMillis(),
                election.atMillis() + CLOSES_MILLIS,
                election.outageMillis() >= NO_LEADER_SURE_MILLIS ? Certainty.MUST : Certainty.MAY);
    }

    private static ExpectedBreach stalled(
            TrueElection election, String check, @Nullable String severity, Certainty sure) {
        return ExpectedBreach.ofCluster(
                check,
                election.cluster(),
                severity,
                election.lostAtMillis(),
                election.lostAtMillis() + STALL_FOUND_MILLIS,
                election.atMillis(),
                election.atMillis() + STALL_CLOSES_MILLIS,
                sure);
    }
}
