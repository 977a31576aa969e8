package io.aftershock.cli.report.facts;

import java.util.List;

/**
 * What happened in a cluster; findings of the time before are in the same lists, to be counted.
 *
 * @param steps by time; only those in which there were calls
 * @param crashes times of elections for which calls stalled without an answer
 * @param assetElections elections of leaders of streams and consumers, now
 */
public record ClusterFacts(
        String name,
        Calls now,
        Calls before,
        Minutes minutes,
        List<Step> steps,
        List<ElectionFact> elections,
        long assetElections,
        List<StallFact> stalls,
        List<BreachFact> breaches,
        List<Long> crashes) {

    public ClusterFacts {
        steps = List.copyOf(steps);
        elections = List.copyOf(elections);
        stalls = List.copyOf(stalls);
        breaches = List.copyOf(breaches);
        crashes = List.copyOf(crashes);
    }
}
