package io.aftershock.simulator.truth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a perfect monitor says of an election, by what failed around it. */
final class ElectionKinds {

    private static final long AFTER_MILLIS = 15_000;

    /** Planned elections take milliseconds; below this nobody's calls stall. */
    private static final long STALL_MILLIS = 2_500;

    private ElectionKinds() {}

    static List<TrueElection> of(List<TrueElection> elections, List<ExpectedBreach> breaches) {
        return elections.stream()
                .map(election -> election.of(kind(election, breaches)))
                .toList();
    }

    private static @Nullable String kind(TrueElection election, List<ExpectedBreach> breaches) {
        if (election.planned()) {
            return "quiet_election";
        }
        List<ExpectedBreach> around = breaches.stream()
                .filter(breach -> breach.cluster().equals(election.cluster())
                        && Side.SERVICE.label().equals(breach.side())
                        && breach.times().fromMillis() <= election.atMillis() + AFTER_MILLIS
                        && breach.times().untilMillis() >= election.lostAtMillis())
                .toList();
        if (around.stream().anyMatch(breach -> breach.certainty() == Certainty.MUST)) {
            return "degraded";
        }
        return around.isEmpty() && election.outageMillis() >= STALL_MILLIS ? "crash" : null;
    }
}
