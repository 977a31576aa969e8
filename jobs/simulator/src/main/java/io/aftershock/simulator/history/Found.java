package io.aftershock.simulator.history;

import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Stall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What has been found so far, in no order. */
final class Found {

    final Episodes episodes = new Episodes();
    final List<Election> elections = new ArrayList<>();
    final List<Stall> stalls = new ArrayList<>();
    final List<Breach> breaches = new ArrayList<>();
    final List<Correlation> correlations = new ArrayList<>();
    final List<FleetIncident> incidents = new ArrayList<>();
    final List<Coverage> coverage = new ArrayList<>();

    SeededFindings byTime() {
        return new SeededFindings(
                sorted(elections, Comparator.comparingLong(Election::atMillis)),
                sorted(stalls, Comparator.comparingLong(Stall::startMillis)),
                sorted(breaches, Comparator.comparingLong(Breach::atMillis)),
                sorted(correlations, Comparator.comparingLong(Correlation::atMillis)),
                sorted(incidents, Comparator.comparingLong(FleetIncident::atMillis)),
                sorted(coverage, Comparator.comparingLong(Coverage::fromMillis)));
    }

    private static <T> List<T> sorted(List<T> found, Comparator<T> order) {
        return found.stream().sorted(order).toList();
    }
}
