package io.aftershock.cli.doctor.check;

import io.aftershock.cli.doctor.facts.ClusterFacts;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All that follows from what was seen of a cluster. */
public final class Diagnoses {

    private Diagnoses() {}

    /** In the order in which telemetry goes wrong: without a stream nothing, without leaf nodes no events. */
    public static List<Diagnosis> of(ClusterFacts facts) {
        return Stream.of(StreamChecks.of(facts), LeafChecks.of(facts), PollChecks.of(facts), AccountChecks.of(facts))
                .flatMap(List::stream)
                .toList();
    }

    /** The worst of them. */
    public static Level worst(List<Diagnosis> diagnoses) {
        return diagnoses.stream()
                .map(Diagnosis::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.UNKNOWN);
    }
}
